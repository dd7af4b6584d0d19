import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createRouterClient } from '@orpc/server'

import { openCore, router } from '@core/index'

import { realCoreOptions } from '../test/real-core'
import { fill, TASKS } from './dataset'
import { p95Row, type Measured } from './table'

const RUNS = 5

/** The core on a real file with 100,000 tasks, called through the validated in-memory transport. */
export async function storageBench(): Promise<readonly Measured[]> {
  const root = mkdtempSync(join(tmpdir(), 'proxy-bench-'))
  const options = realCoreOptions(join(root, 'data'))
  const filled = await openCore(options)
  fill(filled)
  // Opened again as a person opens it: a log of 100,000 fresh writes beside the file is nobody's every day.
  await filled.close()
  const core = await openCore(options)
  const caller = { actor: { kind: 'person' as const, id: null }, origin: 'bench' }
  const api = createRouterClient(router, { context: { core, caller } })
  const rows: Measured[] = []
  try {
    const { services } = core
    const inbox = services.captureInbox
    const n = TASKS.toLocaleString('en')
    rows.push(
      await p95Row('a capture is on disk (receive)', 10, RUNS, 100, (index) =>
        inbox.receive({ text: `Call mum ${index} tomorrow #family`, source: 'app' }, caller),
      ),
      await p95Row('a capture is a task (create, through the contract)', 10, RUNS, 60, (index) =>
        api.capture.create({ text: `Call mum ${index} tomorrow 15:00 #family !high` }),
      ),
      await p95Row(`Today with ${n} tasks (query)`, 5, RUNS, 60, () => services.today.get()),
    )
    const projectId = services.project.list({ archived: false })[3]?.id
    const tags = services.tag.list()
    const common = tags.find(({ name }) => name === 'common')?.id
    const rare = tags.find(({ name }) => name === 'tag7')?.id
    const lists = {
      inbox: { view: 'inbox' },
      'open, by creation': { view: 'open', sort: 'created' },
      'open, by due date': { view: 'open', sort: 'due' },
      'open, by priority': { view: 'open', sort: 'priority' },
      waiting: { view: 'waiting' },
      'waiting, by priority': { view: 'waiting', sort: 'priority' },
      closed: { view: 'closed' },
      deleted: { view: 'deleted' },
      'a project, by creation': { projectId },
      'a project, by due date': { projectId, sort: 'due' },
      'a project, by priority': { projectId, sort: 'priority' },
      'a project, inbox': { projectId, view: 'inbox' },
      'a project, waiting': { projectId, view: 'waiting' },
      'a project, closed': { projectId, view: 'closed' },
      'a tag on every fourth task': { tagId: common },
      'a tag on every fourth task, by due date': { tagId: common, sort: 'due' },
      'a tag on every fourth task, closed': { tagId: common, view: 'closed' },
      'a rare tag, by priority': { tagId: rare, sort: 'priority' },
      'a rare tag, closed': { tagId: rare, view: 'closed' },
      'a project and a rare tag': { projectId, tagId: rare },
    } as const
    for (const [name, query] of Object.entries(lists)) {
      const input = { view: 'open', sort: 'created', limit: 50, ...query } as Parameters<typeof services.task.list>[0]
      let cursor: string | undefined
      rows.push(
        await p95Row(`page of 50 · ${name}`, 5, RUNS, 40, () => {
          const page = services.task.list(cursor === undefined ? input : { ...input, cursor })
          cursor = page.nextCursor ?? undefined
        }),
      )
    }
    const queries = ['call', 'pho', 'invoice moth', 'garden water week', 'x', 'tax rep', 'zzz']
    rows.push(
      await p95Row(`full-text search over ${n} tasks`, 20, RUNS, 70, (index) =>
        services.search.search({ q: queries[index % queries.length] ?? '', limit: 20 }),
      ),
      await p95Row('projects with their open tasks', 10, RUNS, 40, () => services.project.list({ archived: false })),
      await p95Row('tags with their open tasks', 50, RUNS, 40, () => services.tag.list()),
      await p95Row('activity, newest 50', 5, RUNS, 40, () => services.activity.list({ limit: 50, quiet: false })),
    )
  } finally {
    await core.close()
    rmSync(root, { recursive: true, force: true })
  }
  return rows
}
