import { beforeAll, expect, test } from 'vitest'

import { contractTools } from '@agents/tools/contract-tools'
import { openConnection } from '@core/db/connection'
import { applyMigrations, readMigrations } from '@core/db/migrate'
import { migrationsDirectory } from '@test/test-core'

import { everyMethod, exempt, type Heard } from './every-method'

/** Tables that grow with use; walking one of them from end to end is a mistake. */
const large = new Set([
  'tasks',
  'task_tags',
  'captures',
  'change_batches',
  'changes',
  'row_clocks',
  'focus_sessions',
  'focus_segments',
  'focus_interruptions',
  'energy_check_ins',
  'sleep_logs',
  'caffeine_logs',
  'progress_events',
  'notifications',
  'task_comments',
  'task_dependencies',
  'llm_calls',
  'proposals',
  'proposal_ops',
  'agent_runs',
  'agent_audit',
  'context_looks',
])

let all: Heard
beforeAll(async () => {
  all = await everyMethod()
})

test('every method of the contract is called before the statements are looked at, or says why not', () => {
  const methods = contractTools().map(({ name }) => name)
  expect(methods.filter((name) => !all.called.has(name) && !exempt.has(name))).toEqual([])
  expect([...exempt.keys()].filter((name) => all.called.has(name) || !methods.includes(name))).toEqual([])
})

test('no statement of the app walks a large table from end to end', () => {
  const { statements } = all
  expect(statements.length).toBeGreaterThan(60)
  const connection = openConnection(':memory:')
  applyMigrations(connection.sqlite, readMigrations(migrationsDirectory))
  // What ContextSource makes for itself: how many tasks have a word.
  connection.sqlite.exec("CREATE VIRTUAL TABLE temp.task_words USING fts5vocab('main', 'tasks_fts', 'row')")
  const offenders: string[] = []
  for (const sql of statements) {
    const plan = connection.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
    for (const { detail } of plan) {
      const scan = /^SCAN (\w+)(.*)$/.exec(detail)
      if (!scan) continue
      const [, alias = '', how = ''] = scan
      const table = new RegExp(`(\\w+)(?: AS)? ${alias}\\b`).exec(sql)?.[1] ?? alias
      if (!large.has(table) && !large.has(alias)) continue
      // Walking an index in its order and stopping at a limit is how a page is read.
      const paged = how.includes('USING') && /\bLIMIT\b/i.test(sql)
      // A partial index that holds only the few rows in question (waiting captures, the open session) is short.
      const short =
        /captures_waiting|focus_sessions_active|notifications_unread|tasks_inbox|change_batches_undos|proposals_open|agent_runs_running/.test(
          how,
        )
      if (!paged && !short) offenders.push(`${detail}\n    ${sql.replaceAll(/\s+/g, ' ')}`)
    }
  }
  expect(offenders).toEqual([])
})
