import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, expect, test } from 'vitest'

import { readLog } from './estimates-file'
import { score, total } from './estimates-score'

const directory = mkdtempSync(join(tmpdir(), 'proxy-log-'))
const file = join(directory, 'log.csv')
afterEach(() => rmSync(file, { force: true }))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const header = 'person,project,tags,date,estimate_minutes,actual_minutes\n'

test('rows are put in the order of their dates; what has no time is left out and counted', () => {
  writeFileSync(
    file,
    `${header}ada,,,2024-03-02,60,90\nada,house,deep; calls,2024-03-01,"1,5",2\nada,,,2024-03-03,,20\nada,,,2024-03-03,30,\nada,,,2024-03-03,30,0\nada,,,2024-03-03,0,5\n`,
  )
  const { tasks, leftOut } = readLog(file)
  expect(leftOut).toBe(2)
  expect(tasks.map(({ estimate, actual }) => [estimate, actual])).toEqual([
    [1.5, 2],
    [60, 90],
    [null, 20],
    [null, 5],
  ])
  expect(tasks[0]).toMatchObject({ project: 'house', tags: ['deep', 'calls'] })
})

test('a log whose dates could mean two days stays in its order', () => {
  writeFileSync(file, `${header}a,,,02/03/2024,10,10\nb,,,01/03/2024,20,25\n`)
  expect(readLog(file).tasks.map(({ person }) => person)).toEqual(['a', 'b'])
})

test('a log with nothing in it says what it needs', () => {
  writeFileSync(file, `${header}a,,,,10,\n`)
  expect(() => readLog(file)).toThrow(/actual_minutes above 0/)
})

test('one person and a handful of tasks can be scored', () => {
  const tasks = [10, 20, 30].map((estimate) => ({
    person: 'a',
    project: null,
    tags: [],
    series: null,
    estimate,
    actual: estimate * 2,
  }))
  const tallies = score(tasks)
  expect(total(tallies, 'tasks')).toBe(3)
  expect(total(tallies, 'rawError')).toBeCloseTo(3 * Math.log(2), 6)
  expect(total(tallies, 'error')).toBeLessThan(total(tallies, 'rawError'))
})
