import { describe, expect, test } from 'vitest'

import { backupFileName, expiredBackups, newestFirst, parseBackupFileName, type BackupFile } from './backup.rules'

const DAY = 86_400_000
const start = Date.parse('2026-03-02T12:00:00Z')
const now = start + 60 * DAY
const daily = (day: number): BackupFile => ({ name: `d${day}`, createdAt: start + day * DAY, reason: 'daily' })

describe('names of backups', () => {
  test('say when and why, and are read back', () => {
    const name = backupFileName(Date.parse('2026-11-22T16:44:00.123Z'), 'before-restore')
    expect(name).toBe('proxy-20261122T164400123Z-before-restore.db')
    expect(parseBackupFileName(name)).toEqual({
      name,
      createdAt: Date.parse('2026-11-22T16:44:00.123Z'),
      reason: 'before-restore',
    })
  })

  test.each([
    'data.db',
    '../proxy-20261122T164400123Z-daily.db',
    'proxy-20261122T164400123Z-weekly.db',
    'proxy-20261122T164400123Z-daily.db.partial',
  ])('%s is not one of ours', (name) => expect(parseBackupFileName(name)).toBeNull())
})

describe('rotation', () => {
  test('keeps the newest daily ones and the newest of each of four weeks', () => {
    const files = Array.from({ length: 60 }, (_, day) => daily(day))
    const expired = new Set(expiredBackups(files, 7, now))
    const kept = files.filter((file) => !expired.has(file)).map(({ name }) => name)
    expect(kept.slice(-7)).toEqual(['d53', 'd54', 'd55', 'd56', 'd57', 'd58', 'd59'])
    expect(kept.length).toBeGreaterThanOrEqual(9)
    expect(kept.length).toBeLessThanOrEqual(11)
  })

  test('never removes the only backup, and keeps a few of each other kind', () => {
    expect(expiredBackups([daily(0)], 1, now)).toEqual([])
    const others: BackupFile[] = Array.from({ length: 5 }, (_, day) => ({
      name: `m${day}`,
      createdAt: start + day * DAY,
      reason: 'before-migration',
    }))
    expect(expiredBackups(others, 7, now).map(({ name }) => name)).toEqual(['m1', 'm0'])
  })

  test('lets what was made while the clock was ahead take the place of no other', () => {
    const ahead = Array.from({ length: 10 }, (_, day) => daily(400 + day))
    const files = [...ahead, ...Array.from({ length: 14 }, (_, day) => daily(day + 40))]
    const expired = new Set(expiredBackups(files, 7, now))
    const kept = files.filter((file) => !expired.has(file)).map(({ name }) => name)
    expect(kept).toEqual(expect.arrayContaining(['d47', 'd48', 'd49', 'd50', 'd51', 'd52', 'd53']))
    // At most what stands for the weeks that nothing else stands for.
    expect(kept.filter((name) => name.startsWith('d4') && name.length === 4).length).toBeLessThanOrEqual(2)
    // While nothing else is there, they are what there is.
    expect(expiredBackups(ahead, 7, now)).not.toContain(daily(409))
    expect(newestFirst(files, now)[0]?.name).toBe('d53')
    expect(newestFirst(ahead, now)[0]?.name).toBe('d409')
  })
})
