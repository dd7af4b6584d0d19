import type { Backup } from '@contract/backup'
import type { Task } from '@contract/task'
import type { NowReason, Today } from '@contract/today'

/** A task in one line: its title, then what is known about it. */
export function taskLine(task: Task): string {
  const facts = [
    dueOf(task),
    task.estimateMinutes === null ? null : `${task.estimateMinutes} min`,
    task.priority === 'none' ? null : task.priority,
    task.project === null ? null : `+${task.project.name}`,
    ...task.tags.map(({ kind, name }) => `${kind === 'context' ? '@' : '#'}${name}`),
    task.steps === 0 ? null : `${task.stepsDone}/${task.steps} steps`,
  ].filter((fact) => fact !== null)
  return printable(facts.length === 0 ? task.title : `${task.title}  (${facts.join(', ')})`)
}

function dueOf({ dueDate, dueTime, overdue }: Task): string | null {
  if (dueDate === null) return null
  return `${overdue ? 'overdue since' : 'due'} ${dueDate}${dueTime === null ? '' : ` ${dueTime}`}`
}

/** The day as a short text. */
export function todayText(today: Today): string {
  const lines = [today.date]
  if (today.session !== null)
    lines.push('', `Focus (${today.session.state}): ${printable(today.session.task?.title ?? 'no task')}`)
  if (today.whatNow !== null) {
    const why = today.whatNow.reasons.map(reasonText).join(', ')
    lines.push('', `Now: ${taskLine(today.whatNow.task)}${why === '' ? '' : `\n     ${why}`}`)
  }
  lines.push('', ...section(`Today (${today.taskCount})`, today.tasks.map(taskLine), 'Nothing is planned for today.'))
  if (today.done.length > 0) lines.push('', ...section(`Done (${today.done.length})`, today.done.map(taskLine), ''))
  if (today.inbox > 0) lines.push('', `${today.inbox} in the inbox`)
  return lines.join('\n')
}

function section(heading: string, items: readonly string[], otherwise: string): readonly string[] {
  return items.length === 0 ? [otherwise] : [heading, ...items.map((item) => `  ${item}`)]
}

function reasonText(reason: NowReason): string {
  switch (reason.kind) {
    case 'in_progress':
      return 'already begun'
    case 'overdue':
      return `overdue by ${days(reason.days)}`
    case 'due_today':
      return reason.time === null ? 'due today' : `due today at ${reason.time}`
    case 'due_soon':
      return `due in ${days(reason.days)}`
    case 'priority':
      return `${reason.priority} priority`
    case 'short':
      return `takes ${reason.minutes} minutes`
    case 'fits_energy':
      return 'fits your energy'
    case 'asks_more_energy':
      return 'asks for more energy than you have'
    case 'urgency':
      return `${reason.part} ${(reason.share * reason.weight).toFixed(1)}`
    case 'unblocks':
      return `unblocks ${reason.count} more`
    case 'oldest':
      return 'has waited longest'
  }
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

/** A backup in one line. */
export function backupLine(backup: Backup): string {
  const when = new Date(backup.createdAt).toISOString().replace('T', ' ').slice(0, 16)
  const size = `${(backup.bytes / 1_000_000).toFixed(1)} MB`
  return `${backup.name}  ${when} UTC  ${size}  ${backup.reason}${backup.verified ? '' : '  not verified'}`
}

/** Takes out what would steer the terminal: a task's title may come from anywhere. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
}
