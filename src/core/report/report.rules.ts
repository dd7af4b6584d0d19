import type { Report } from '@contract/report'

type ProjectRow = Report['projects'][number]

/** Tasks and focus by project, most focus first; what has no project comes last. */
export function byProject(
  tasks: readonly { readonly project: string | null; readonly id: string }[],
  focus: readonly { readonly name: string | null; readonly minutes: number }[],
): ProjectRow[] {
  const names = new Set([...tasks.map(({ project }) => project), ...focus.map(({ name }) => name)])
  return [...names]
    .map((name) => ({
      name,
      completed: new Set(tasks.filter(({ project }) => project === name).map(({ id }) => id)).size,
      focusMinutes: focus.filter((row) => row.name === name).reduce((sum, row) => sum + row.minutes, 0),
    }))
    .filter(({ completed, focusMinutes }) => completed > 0 || focusMinutes > 0)
    .toSorted(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        b.focusMinutes - a.focusMinutes ||
        b.completed - a.completed,
    )
}

export type Cell = string | number | null
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

const round = (value: number): number => Math.round(value * 10) / 10

export function dayTable(report: Report): Table {
  return {
    columns: ['date', 'tasks_completed', 'focus_sessions', 'focus_minutes', 'xp', 'energy_mean'],
    rows: report.days.map((day) => [
      day.date,
      day.completed,
      day.sessions,
      round(day.focusMinutes),
      round(day.xp),
      day.energy === null ? null : Math.round(day.energy * 100) / 100,
    ]),
  }
}

export function taskTable(report: Report): Table {
  return {
    columns: ['date', 'task', 'project', 'estimate_minutes', 'focus_minutes', 'xp'],
    rows: report.tasks.map((task) => [
      task.date,
      task.title,
      task.project,
      task.estimateMinutes,
      task.minutes === null ? null : round(task.minutes),
      round(task.xp),
    ]),
  }
}
