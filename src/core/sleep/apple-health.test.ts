import { expect, test } from 'vitest'

import { appleHealthReader } from './apple-health'
import { mergeSleep } from './merge-sleep'

const record = (value: string, start: string, end: string, source = 'Watch'): string =>
  `<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="${source}" startDate="${start}" endDate="${end}" value="HKCategoryValueSleepAnalysis${value}"/>\n`

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Me,(Record)*)>\n]>\n<HealthData locale="en_GB">\n'

test('stages and sources of one night are one sleep, read in parts cut anywhere', async () => {
  const text = `${head}<Record type="HKQuantityTypeIdentifierStepCount" value="12"/>
${record('InBed', '2025-03-01 22:50:00 +0100', '2025-03-02 07:20:00 +0100', 'Phone')}${record('AsleepCore', '2025-03-01 23:10:00 +0100', '2025-03-02 02:00:00 +0100')}${record('Awake', '2025-03-02 02:00:00 +0100', '2025-03-02 02:20:00 +0100')}${record('AsleepREM', '2025-03-02 02:20:00 +0100', '2025-03-02 04:00:00 +0100')}${record('AsleepDeep', '2025-03-02 04:00:00 +0100', '2025-03-02 07:00:00 +0100')}${record('AsleepUnspecified', '2025-03-01 23:30:00 +0100', '2025-03-02 06:50:00 +0100', 'Ring')}${record('InBed', '2025-03-03 23:00:00 +0100', '2025-03-04 06:00:00 +0100', 'Phone')}${record('AsleepCore', 'yesterday', 'today')}</HealthData>`
  for (const size of [1, 7, 1000]) {
    const reader = await appleHealthReader()
    for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size))
    const nights = mergeSleep(reader.samples).map(({ startedAt, endedAt }) => [
      new Date(startedAt).toISOString(),
      new Date(endedAt).toISOString(),
    ])
    expect(nights).toEqual([
      ['2025-03-01T22:10:00.000Z', '2025-03-02T06:00:00.000Z'],
      ['2025-03-03T22:00:00.000Z', '2025-03-04T05:00:00.000Z'],
    ])
    expect(reader).toMatchObject({ recognised: true, unread: 1 })
  }
})

test('a nap is a sleep of its own, a moment is none', () => {
  const at = (text: string): number => Date.parse(`2025-03-02T${text}Z`)
  const asleep = (from: string, to: string) => ({ kind: 'asleep' as const, startedAt: at(from), endedAt: at(to) })
  expect(mergeSleep([asleep('13:00', '13:30'), asleep('00:00', '06:00'), asleep('20:00', '20:05')])).toEqual([
    { startedAt: at('00:00'), endedAt: at('06:00') },
    { startedAt: at('13:00'), endedAt: at('13:30') },
  ])
})

test('another XML file is not taken for an export', async () => {
  const reader = await appleHealthReader()
  reader.write('<html><body>hello</body></html>')
  expect(reader.recognised).toBe(false)
})

/** Writes until the reader refuses, and says how much it had taken by then. */
async function refusalOf(begin: string, filler: string, most = 10_000_000) {
  const reader = await appleHealthReader()
  let problem = reader.write(head + begin)
  let taken = 0
  for (const part = filler.repeat(Math.ceil(65_536 / filler.length)); problem === null && taken < most;) {
    problem = reader.write(part)
    taken += part.length
  }
  return { problem, taken }
}

test.each([
  ['an attribute', '<Record value="', 'x', 'too_long'],
  ['the name of an attribute', '<Record ', 'x', 'too_long'],
  ['a name', '<', 'x', 'too_long'],
  ['a comment', '<!-- ', 'x', 'too_long'],
  ['a declaration', '<!ENTITY ', 'x', 'too_long'],
  ['an instruction', '<?xml ', 'x', 'too_long'],
  ['an entity', '&', 'x', 'too_long'],
  ['a declaration that ends', '<!ENTITY x>', ' ', 'not_xml'],
  ['a pile of open tags', '', '<a>', 'too_deep'],
])('%s without an end is refused before it fills the memory', async (_name, begin, filler, problem) => {
  const refused = await refusalOf(begin, filler)
  expect(refused.problem).toBe(problem)
  expect(refused.taken).toBeLessThan(140_000)
})

test('a declaration of the document without an end is refused, and so is a tag with attributes without end', async () => {
  const reader = await appleHealthReader()
  let problem = reader.write('<?xml version="1.0"?>\n<!DOCTYPE HealthData [')
  for (let part = 0; problem === null && part < 10; part += 1) problem = reader.write(' '.repeat(65_536))
  expect(problem).toBe('too_long')
  const many = await appleHealthReader()
  problem = many.write('<HealthData ')
  for (let part = 0; problem === null && part < 100; part += 1)
    problem = many.write(Array.from({ length: 500 }, (_, index) => `a${part}-${index}="${'x'.repeat(100)}" `).join(''))
  expect(problem).toBe('too_long')
})

test('a declaration of the document as long as that of a real export is read over', async () => {
  const reader = await appleHealthReader()
  const declaration = '<!ELEMENT Record (MetadataEntry|HeartRateVariabilityMetadataList)*>\n<!-- Note: -->\n'.repeat(
    300,
  )
  const night = record('AsleepCore', '2025-03-01 23:10:00 +0100', '2025-03-02 02:00:00 +0100')
  expect(
    reader.write(`<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n${declaration}]>\n<HealthData>\n${night}`),
  ).toBeNull()
  expect(reader.samples).toHaveLength(1)
})

test('long text between tags and many tags that close are read on', async () => {
  const reader = await appleHealthReader()
  expect(reader.write(head)).toBeNull()
  for (let part = 0; part < 20; part += 1) expect(reader.write('x'.repeat(65_536))).toBeNull()
  for (let part = 0; part < 20; part += 1) expect(reader.write('<Record a="1"><b/></Record>'.repeat(2000))).toBeNull()
  reader.write(record('AsleepCore', '2025-03-01 23:10:00 +0100', '2025-03-02 02:00:00 +0100'))
  expect(reader.samples).toHaveLength(1)
})
