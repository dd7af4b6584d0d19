import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { readPersons } from './energy-file'
import { energyEval } from './energy.eval'
import { estimatesEval } from './estimates.eval'

const directory = mkdtempSync(join(tmpdir(), 'proxy-energy-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const header = 'person,timestamp,value,scale_min,scale_max'
let made = 0
function fileOf(text: string): string {
  const file = join(directory, `${(made += 1)}.csv`)
  writeFileSync(file, text)
  return file
}
const clock = (at: number): string => new Date(at).toISOString().slice(0, 19)

test('any scale becomes 1 to 5, and any clock time is what the person’s clock showed', () => {
  const { persons, unread } = readPersons(
    fileOf(
      `\uFEFFPerson,Timestamp,Value,Scale_Min,Scale_Max,note\r\na,2026-03-01T08:30:00+02:00,50,0,100,"said ""well"", then\r\nleft"\r\na,2026-03-01 9:05,7,1,7,\r\na,2026-03-01T10:00:00.123456Z,-3,-3,3,\r\na,2026/3/2,3,1,5\r\n`,
    ),
  )
  expect(unread).toBe(0)
  expect(persons[0]?.samples.map(({ at, value }) => [clock(at), value])).toEqual([
    ['2026-03-01T08:30:00', 3],
    ['2026-03-01T09:05:00', 5],
    ['2026-03-01T10:00:00', 1],
    ['2026-03-02T12:00:00', 3],
  ])
})

test('semicolons, tabs and decimal commas are read', () => {
  const semicolons = fileOf(`${header.replaceAll(',', ';')}\nb;2026-03-01T08:00;2,5;0;5\n`)
  expect(readPersons(semicolons).persons[0]?.samples[0]?.value).toBe(3)
  expect(readPersons(fileOf(`${header.replaceAll(',', '\t')}\nb\t2026-03-01\t1\t1\t5\n`)).persons).toHaveLength(1)
})

test('rows that say nothing are left out and counted', () => {
  const rows = [
    'a,2026-03-01T08:00,3,1,5',
    ',2026-03-01T09:00,3,1,5',
    'a,yesterday,3,1,5',
    'a,2026-02-30T08:00,3,1,5',
    'a,2026-03-01T25:00,3,1,5',
    'a,2026-03-01T08:00,,1,5',
    'a,2026-03-01T08:00,much,1,5',
    'a,2026-03-01T08:00,9,1,5',
    'a,2026-03-01T08:00,3,5,5',
    'a,2026-03-01T08:00,3',
  ]
  const { persons, unread } = readPersons(fileOf(`${header}\n${rows.join('\n')}\n`))
  expect([persons.length, persons[0]?.samples.length, unread]).toEqual([1, 1, 9])
})

test('what is wrong with a file is said in words', () => {
  expect(() => readPersons(join(directory, 'none.csv'))).toThrow(/none\.csv could not be read: .*no such file/)
  expect(() => readPersons(fileOf('person,time,value\na,2026-03-01,3\n'))).toThrow(
    /has no column timestamp, scale_min, scale_max\. Its first line must name: person, timestamp, value/,
  )
  expect(() => readPersons(fileOf(''))).toThrow(/has no column person/)
  expect(() => readPersons(fileOf(`${header}\n`))).toThrow(/no rows that can be read/)
})

test('a handful of rows, or always the same answer, is told as nothing to compare and not as a figure', async () => {
  const few = await energyEval(
    fileOf(`${header}\na,2026-03-01T08:00,3,1,5\na,2026-03-01T12:00,4,1,5\na,2026-03-01T18:00,2,1,5\n`),
  )
  const same = Array.from(
    { length: 40 },
    (_, index) => `a,2026-03-${String(1 + (index % 28)).padStart(2, '0')}T${10 + Math.floor(index / 28)}:00,3,1,5`,
  )
  const constant = await energyEval(fileOf(`${header}\n${same.join('\n')}\n`))
  for (const { what, measured, met } of [...few, ...constant]) {
    expect(measured.startsWith('NaN'), what).toBe(false)
    if (measured === 'nothing to compare') expect(met).toBe(true)
  }
  expect(few.some(({ measured }) => measured === 'nothing to compare')).toBe(true)
})

test('estimates that were always met to the minute spoil no figure', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, index) => `a,,,2026-03-${String(1 + (index % 28)).padStart(2, '0')},15,15`,
  )
  const figures = await estimatesEval(
    fileOf(`person,project,tags,date,estimate_minutes,actual_minutes\n${rows.join('\n')}\n`),
  )
  expect(figures.map(({ measured }) => measured).join(' ')).not.toContain('NaN')
})
