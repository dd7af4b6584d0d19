import type { Core } from '@core/index'

import { caffeineLogs, energyCheckIns, sleepLogs } from '@core/energy/energy.table'
import { focusInterruptions, focusSegments, focusSessions } from '@core/focus/focus.table'
import { progressEvents } from '@core/progress/progress.table'
import { reviews } from '@core/review/review.table'
import { tasks as tasksTable } from '@core/task/task.table'
import { seeded } from './dataset'

export const HISTORY_YEARS = 5
const DAYS = 365 * HISTORY_YEARS
const TASKS_A_YEAR = 2000
const SESSIONS_A_DAY = 4
const CHECK_INS_A_DAY = 4
const DAY = 86_400_000
const MINUTE = 60_000
/** Days that one unit of work holds, so that the file is made in a minute. */
const BATCH_DAYS = 15

/** Fills a core with five years of ordinary days through its own unit of work; the ledger is as the app writes it. */
export function fillHistory(core: Core): { tasks: number; sessions: number; checkIns: number } {
  const random = seeded(7)
  const whole = (below: number): number => Math.floor(random() * below)
  const caller = { actor: { kind: 'import' as const, id: 'bench' }, origin: 'bench' }
  const { services } = core
  const ids = (() => {
    let last = 0
    return () => `0190ffff-0000-7000-8000-${(last += 1).toString(16).padStart(12, '0')}`
  })()
  const projects = Array.from(
    { length: 12 },
    (_, i) => services.project.create({ name: `Area ${i}` }, caller).project.id,
  )
  const start = Math.floor(Date.now() / DAY) * DAY - DAYS * DAY
  const totals = { tasks: 0, sessions: 0, checkIns: 0 }
  for (let first = 0; first < DAYS; first += BATCH_DAYS) {
    services.unitOfWork.run(caller, `Imported ${BATCH_DAYS} days`, (tx) => {
      for (let index = first; index < Math.min(DAYS, first + BATCH_DAYS); index += 1) {
        const morning = start + index * DAY + 8 * 60 * MINUTE
        const localDate = new Date(morning).toISOString().slice(0, 10)
        const written = { localDate, timeZone: 'Europe/Berlin', deletedAt: null } as const
        const tasks: string[] = []
        const wanted = Math.floor(((index + 1) * TASKS_A_YEAR) / 365) - Math.floor((index * TASKS_A_YEAR) / 365)
        for (let made = 0; made < wanted; made += 1) {
          const at = morning + whole(600) * MINUTE
          const estimateMinutes = random() < 0.7 ? 10 + whole(80) : null
          const title = `Task ${totals.tasks}`
          const id = services.taskWriter.insert(
            { ...tx, now: at },
            {
              title,
              status: 'todo',
              projectId: random() < 0.7 ? (projects[whole(projects.length)] ?? null) : null,
              ...(estimateMinutes === null ? {} : { estimateMinutes }),
              ...(random() < 0.3 ? { dueDate: localDate } : {}),
              tags: random() < 0.4 ? [{ kind: 'tag' as const, name: `tag${whole(20)}` }] : [],
            },
          )
          totals.tasks += 1
          tasks.push(id)
          // The last days leave something to do.
          if (index > DAYS - 10 && random() < 0.5) continue
          tx.update(tasksTable, id, { status: 'done', completedAt: at + MINUTE, updatedAt: at + MINUTE })
          tx.insert(progressEvents, {
            id: ids(),
            kind: 'task.completed',
            subjectId: id,
            taskId: id,
            title,
            minutes: random() < 0.8 ? 5 + whole(90) : null,
            estimateMinutes,
            at: at + MINUTE,
            ...written,
          })
        }
        for (let made = 0; made < SESSIONS_A_DAY; made += 1) {
          const startedAt = morning + made * 150 * MINUTE
          const endedAt = startedAt + (15 + whole(45)) * MINUTE
          const id = ids()
          const taskId = tasks[whole(tasks.length)] ?? null
          tx.insert(focusSessions, {
            id,
            taskId,
            source: 'timer',
            technique: 'pomodoro',
            plannedMinutes: 25,
            state: 'finished',
            startedAt,
            endedAt,
            elapsedNotifiedAt: null,
            note: '',
            taskCompleted: false,
            createdAt: startedAt,
            deletedAt: null,
          })
          tx.insert(focusSegments, {
            id: ids(),
            sessionId: id,
            kind: 'focus',
            startedAt,
            endedAt,
            ordinal: 0,
            taskId,
            startedMonotonic: null,
            endedMonotonic: null,
            deletedAt: null,
          })
          tx.insert(progressEvents, {
            id: ids(),
            kind: 'focus.finished',
            subjectId: id,
            taskId,
            title: 'Focus',
            minutes: (endedAt - startedAt) / MINUTE,
            estimateMinutes: null,
            at: endedAt,
            ...written,
          })
          if (random() < 0.5) {
            const at = startedAt + 5 * MINUTE
            tx.insert(focusInterruptions, {
              id: ids(),
              sessionId: id,
              kind: random() < 0.5 ? 'self' : 'external',
              note: '',
              at,
              captureId: null,
              deletedAt: null,
            })
          }
          totals.sessions += 1
        }
        tx.insert(sleepLogs, {
          id: ids(),
          startedAt: morning - (9 * 60 + whole(90)) * MINUTE,
          endedAt: morning - whole(60) * MINUTE,
          quality: 1 + whole(5),
          source: 'app',
          createdAt: morning,
          deletedAt: null,
        })
        tx.insert(caffeineLogs, {
          id: ids(),
          at: morning + 30 * MINUTE,
          milligrams: 90,
          createdAt: morning,
          deletedAt: null,
        })
        for (let made = 0; made < CHECK_INS_A_DAY; made += 1) {
          const at = morning + made * 200 * MINUTE
          tx.insert(energyCheckIns, {
            id: ids(),
            level: 1 + whole(5),
            note: '',
            tags: [],
            at,
            createdAt: at,
            ...written,
          })
          totals.checkIns += 1
        }
        if (index % 7 === 6) {
          const text = 'The garden is planted, the report is out, and the evenings were quiet. '.repeat(4)
          tx.insert(reviews, {
            id: ids(),
            kind: 'week',
            startsOn: new Date(morning - 6 * DAY).toISOString().slice(0, 10),
            endsOn: localDate,
            answers: { done: text, next: text },
            createdAt: morning,
            updatedAt: morning,
            deletedAt: null,
          })
        }
      }
    })
  }
  return totals
}
