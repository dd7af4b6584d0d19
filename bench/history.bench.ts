import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { createRouterClient } from '@orpc/server'

import { openCore, router } from '@core/index'

import { realCoreOptions } from '../test/real-core'
import { fillHistory, HISTORY_YEARS } from './history-dataset'
import { median, p95Row, type Measured, row } from './table'

/** Processes a first read is measured in. */
const COLD_RUNS = 3
const RUNS = 3
const CALLS = 15
/** What every screen may take until its data is there. Milliseconds. */
const LIMIT = 100

/** What a screen reads first that takes the longest when nothing was read before. */
const firstReads: Readonly<Record<string, readonly [method: string, input?: object]>> = {
  'first read · Today': ['today.get'],
  'first read · Progress: points': ['progress.profile'],
  'first read · Progress: goals': ['goal.list', {}],
  'first read · Progress: a year of days': ['progress.year', {}],
  'first read · Energy: forecast': ['energy.forecast'],
  'first read · Estimates': ['estimate.calibration'],
  'first read · Today: when it is done': ['estimate.finishBy', {}],
}

function coldRow(name: string, root: string, method: string, input: object = {}): Measured {
  const script = join(import.meta.dirname, 'cold-read.ts')
  const loader = pathToFileURL(join(import.meta.dirname, '..', 'scripts', 'lib', 'typescript-loader.mjs')).href
  const words = ['--expose-gc', '--import', loader, script, root, method, JSON.stringify(input)]
  const taken = Array.from({ length: COLD_RUNS }, () => Number(execFileSync(process.execPath, words).toString()))
  const middle = median(taken)
  return row(name, `≤ ${LIMIT} ms`, `${taken.map((ms) => ms.toFixed(1)).join(' · ')} ms`, middle <= LIMIT)
}

/** Five years of tasks, sessions and check-ins on a real file; every read that a screen makes, through the contract. */
export async function historyBench(): Promise<readonly Measured[]> {
  const root = mkdtempSync(join(tmpdir(), 'proxy-bench-'))
  const options = realCoreOptions(join(root, 'data'))
  const caller = { actor: { kind: 'person' as const, id: null }, origin: 'bench' }
  let core = await openCore(options)
  const rows: Measured[] = []
  try {
    const counts = fillHistory(core)
    // Opened again, so that nothing is warm but what a start warms.
    await core.close()
    for (const [name, [method, input]] of Object.entries(firstReads)) rows.push(coldRow(name, root, method, input))
    core = await openCore(options)
    const api = createRouterClient(router, { context: { core, caller } })
    const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
    rows.push(
      row(
        `${HISTORY_YEARS} years`,
        'as promised',
        `${counts.tasks} tasks · ${counts.sessions} sessions · ${counts.checkIns} check-ins`,
        counts.tasks >= 2000 * HISTORY_YEARS,
      ),
    )
    const projectId = (await api.project.list({}))[0]?.id
    const tagId = (await api.tag.list())[0]?.id
    const openId = (await api.task.list({ view: 'open', limit: 1 })).items[0]?.id ?? ''
    const screens: Readonly<Record<string, () => Promise<unknown>>> = {
      'Today: the day': () => api.today.get(),
      'Today: goals': () => api.goal.list({}),
      'Tasks: open, by due date': () => api.task.list({ view: 'open', sort: 'due', limit: 100 }),
      'Tasks: closed': () => api.task.list({ view: 'closed', limit: 100 }),
      'Tasks: projects': () => api.project.list({}),
      'Tasks: tags': () => api.tag.list(),
      'Focus: the session': () => api.focus.current(),
      'Focus: past sessions': () => api.focus.list({ limit: 50 }),
      'Focus: a month in figures': () => api.focus.statistics({ from: day(-29), to: day(0) }),
      'Focus: a year in figures': () => api.focus.statistics({ from: day(-364), to: day(0) }),
      'Focus: a year as CSV': () => api.focus.export({ from: day(-364), to: day(0) }),
      'Focus: what to begin with': () => api.focus.suggestion(),
      'Energy: check-ins of a fortnight': () => api.energy.list({ from: day(-14), to: day(0) }),
      'Energy: forecast': () => api.energy.forecast(),
      'Energy: forecast after sleep was logged': () => {
        core.services.energyForecast.forget()
        return api.energy.forecast()
      },
      'Energy: weekdays and nights': () => api.energy.patterns(),
      'Energy: sleep of a month': () => api.sleep.list({ from: day(-29), to: day(0) }),
      'Energy: sleep in short': () => api.sleep.summary(),
      'Energy: caffeine of a fortnight': () => api.caffeine.list({ from: day(-14), to: day(0) }),
      'Estimates: guessed and real': () => api.estimate.calibration(),
      'Estimates: when a project is done': () => api.estimate.finishBy(projectId === undefined ? {} : { projectId }),
      'Estimates: a task and those like it': () => api.estimate.forTasks({ ids: [openId], similar: true }),
      'Today: when it is done': () => api.estimate.finishBy({}),
      'Task: where it ranks': () => api.priority.get({ id: openId }),
      'Progress: points and the last seven days': () => api.progress.profile(),
      'Progress: 7 days': () => api.progress.summary({ days: 7 }),
      'Progress: 90 days': () => api.progress.summary({ days: 90 }),
      'Progress: a year of days': () => api.progress.year({}),
      'Progress: the ledger': () => api.progress.events({ limit: 25 }),
      'Progress: the ledger of a day long ago': () =>
        api.progress.events({ limit: 25, from: day(-1500), to: day(-1500) }),
      'Progress: the ledger within a project': () =>
        api.progress.events({
          limit: 25,
          from: day(-365),
          to: day(0),
          ...(projectId === undefined ? {} : { projectId }),
        }),
      'Progress: goals with their periods': () => api.goal.list({ archived: true }),
      'Progress: achievements': () => api.achievement.list(),
      'Progress: what a week was like': () => api.review.facts({ kind: 'week' }),
      'Progress: what a month was like': () => api.review.facts({ kind: 'month' }),
      'Progress: reviews': () => api.review.list({ limit: 20 }),
      'Progress: reviews with a word': () => api.review.list({ limit: 20, q: 'garden' }),
      'Progress: report of a month': () => api.report.get({ from: day(-30), to: day(0) }),
      'Progress: report of a year': () => api.report.get({ from: day(-364), to: day(0) }),
      'Progress: CSV of a year': () => api.report.csv({ from: day(-364), to: day(0), table: 'tasks' }),
      'Activity: newest 50': () => api.activity.list({ limit: 50 }),
    }
    await api.goal.create({
      title: 'All five years',
      measure: 'time',
      target: 90_000,
      period: 'once',
      startsOn: day(-1825),
      ...(projectId === undefined ? {} : { projectId }),
    })
    await api.goal.create({
      title: 'By tag',
      measure: 'count',
      target: 40,
      period: 'month',
      startsOn: day(-1825),
      ...(tagId === undefined ? {} : { tagId }),
    })
    await api.goal.create({ title: 'Five a week', measure: 'count', target: 5, period: 'week', startsOn: day(-1825) })
    await api.goal.create({ title: 'Most days', measure: 'habit', target: 5, period: 'week', startsOn: day(-1825) })
    for (const [name, call] of Object.entries(screens)) rows.push(await p95Row(name, LIMIT, RUNS, CALLS, call))
    const task = await api.task.create({ title: 'One more', estimateMinutes: 10 })
    let done = false
    rows.push(
      await p95Row('Progress: points after each completion', LIMIT, RUNS, CALLS, async () => {
        done = !done
        await api.task.setStatus({ ids: [task.task.id], status: done ? 'done' : 'todo' })
        await api.progress.profile()
      }),
    )
  } finally {
    await core.close()
    rmSync(root, { recursive: true, force: true })
  }
  return rows
}
