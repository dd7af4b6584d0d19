import type { Backup } from '@contract/backup'

type Reason = Backup['reason']
export type BackupFile = { readonly name: string; readonly createdAt: number; readonly reason: Reason }

/** File name of a backup: 'proxy-20261122T164400123Z-daily.db'. */
export function backupFileName(at: number, reason: Reason): string {
  return `proxy-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}-${reason}.db`
}

/** Reads a name that backupFileName made; null for any other file. */
export function parseBackupFileName(name: string): BackupFile | null {
  const match =
    /^proxy-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(manual|daily|before-migration|before-restore)\.db$/.exec(
      name,
    )
  if (!match) return null
  const [, year, month, day, hour, minute, second, ms, reason] = match
  const createdAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
  return Number.isFinite(createdAt) ? { name, createdAt, reason: reason as Reason } : null
}

/**
 * Newest first; what is dated in the future was made while the clock was ahead, tells nothing about how old it is, and
 * comes last.
 */
export function newestFirst<File extends { readonly createdAt: number }>(files: readonly File[], now: number): File[] {
  const ahead = ({ createdAt }: File): number => Number(createdAt > now)
  return files.toSorted((a, b) => ahead(a) - ahead(b) || b.createdAt - a.createdAt)
}

const WEEKS_KEPT = 4
const OTHERS_KEPT = { manual: 10, 'before-migration': 3, 'before-restore': 3 } as const
const WEEK_MS = 7 * 86_400_000

/**
 * The files that rotation removes: daily ones beyond the newest `dailyKept`, except the newest of each of the last four
 * weeks; of the others the newest few stay. The newest backup of all is never removed.
 */
export function expiredBackups(files: readonly BackupFile[], dailyKept: number, now: number): readonly BackupFile[] {
  const sorted = newestFirst(files, now)
  const keep = new Set(sorted.slice(0, 1))
  const daily = sorted.filter(({ reason }) => reason === 'daily')
  for (const file of daily.slice(0, dailyKept)) keep.add(file)
  const weeks = new Map<number, BackupFile>()
  for (const file of daily) {
    const week = Math.floor(file.createdAt / WEEK_MS)
    if (!weeks.has(week) && weeks.size < WEEKS_KEPT) weeks.set(week, file)
  }
  for (const file of weeks.values()) keep.add(file)
  for (const [reason, count] of Object.entries(OTHERS_KEPT)) {
    for (const file of sorted.filter((candidate) => candidate.reason === reason).slice(0, count)) keep.add(file)
  }
  return sorted.filter((file) => !keep.has(file))
}
