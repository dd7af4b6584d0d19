import type { Core } from '@core/index'

/** Numbers from 0 to 1 that follow from a seed (mulberry32), so that every run measures the same data. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words =
  'call write plan review buy fix send ask book clean draft email file find finish garden invoice kitchen letter meeting mother notes order paint paper pay phone photo print project read rent repair report room school sort study tax team test ticket train travel water week window work'.split(
    ' ',
  )

export const TASKS = 100_000
const BATCH = 1000

/**
 * Fills a core with 100,000 tasks of five years through its own unit of work: 60 % closed, 30 projects, 40 tags (one of
 * them on every fourth task), due dates around today.
 */
export function fill(core: Core, tasks = TASKS): void {
  const random = seeded(42)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const title = (): string => Array.from({ length: 3 + Math.floor(random() * 5) }, () => pick(words)).join(' ')
  const caller = { actor: { kind: 'import' as const, id: 'bench' }, origin: 'bench' }
  const { services } = core
  const projects = Array.from(
    { length: 30 },
    (_, index) => services.project.create({ name: `Project ${index}` }, caller).project.id,
  )
  const now = Date.now()
  const day = (offset: number): string => new Date(now + offset * 86_400_000).toISOString().slice(0, 10)
  const writer = services.taskWriter
  for (let made = 0; made < tasks; made += BATCH) {
    services.unitOfWork.run(caller, `Imported ${BATCH} tasks`, (tx) => {
      for (let index = 0; index < BATCH; index += 1) {
        const created = now - Math.floor(random() * 5 * 365) * 86_400_000
        const closed = random() < 0.6
        const due = random() < 0.5
        const at = { ...tx, now: created }
        const id = writer.insert(at, {
          title: title(),
          notes: random() < 0.3 ? Array.from({ length: 30 }, () => pick(words)).join(' ') : '',
          status: closed ? 'todo' : pick(['inbox', 'todo', 'todo', 'todo', 'waiting'] as const),
          priority: pick(['none', 'none', 'none', 'low', 'medium', 'high', 'critical'] as const),
          ...(due ? { dueDate: day(Math.floor(random() * 800) - 20) } : {}),
          ...(random() < 0.5 ? { estimateMinutes: 5 + Math.floor(random() * 115) } : {}),
          projectId: random() < 0.7 ? pick(projects) : null,
          tags: [
            ...(random() < 0.25 ? [{ kind: 'tag' as const, name: 'common' }] : []),
            ...(random() < 0.5 ? [{ kind: 'tag' as const, name: `tag${Math.floor(random() * 40)}` }] : []),
          ],
        })
        if (closed) {
          const done = {
            ...tx,
            now: created + Math.floor(random() * Math.min(10, 1 + (now - created) / 86_400_000)) * 86_400_000,
          }
          writer.setStatus(
            done,
            { id, title: 'done', status: 'todo', estimateMinutes: null },
            random() < 0.9 ? 'done' : 'cancelled',
            null,
          )
        }
      }
    })
  }
}
