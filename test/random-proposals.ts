import { uuidv7 } from 'uuidv7'

import { neededEnergies, priorities, taskModes, taskStatuses } from '@contract/vocabulary'
import type { DraftOp } from '@core/proposal'

import type { TestCore } from './test-core'

type Idea = Pick<DraftOp, 'tool' | 'input'>
type World = {
  readonly tasks: readonly string[]
  readonly projects: readonly string[]
  readonly tags: readonly string[]
  readonly comments: readonly string[]
  readonly links: readonly string[]
}

const words = ['dig', 'call', 'write', 'pay', 'read', 'mend', 'sort', 'plan']
const names = ['home', 'work', 'garden', 'errand', 'deep']

/** Fills a core with a few tasks, steps, projects, tags, links and comments. */
export async function smallWorld({ api }: Pick<TestCore, 'api'>, random: () => number): Promise<void> {
  const pick = picker(random)
  const projects = []
  for (const name of ['Garden', 'Thesis']) projects.push((await api.project.create({ name })).project.id)
  const tasks: string[] = []
  for (let index = 0; index < 8; index += 1) {
    const { task } = await api.task.create({
      title: `${pick(words)} ${index}`,
      priority: pick(priorities),
      projectId: pick([...projects, null]),
      tags: names.filter(() => random() < 0.3).map((name) => ({ name })),
      ...(random() < 0.3 ? { dueDate: '2026-03-04', dueTime: '10:00' } : {}),
      ...(tasks.length > 2 && random() < 0.3 ? { parentId: pick(tasks) } : {}),
    })
    tasks.push(task.id)
  }
  const [a = '', b = '', c = ''] = tasks
  await api.task.link({ id: a, type: 'blocks', toId: b })
  await api.task.link({ id: b, type: 'relates', toId: c })
  await api.task.addComment({ id: a, body: 'Wet soil' })
}

/** Up to eight changes of any kind, some of which name what earlier ones make. */
export async function randomIdeas({ api }: Pick<TestCore, 'api'>, random: () => number): Promise<readonly Idea[]> {
  const world = await lookAround(api)
  const made = { tasks: [...world.tasks], projects: [...world.projects] }
  return Array.from({ length: 1 + Math.floor(random() * 8) }, () => randomIdea(world, made, random))
}

function randomIdea(world: World, made: { tasks: string[]; projects: string[] }, random: () => number): Idea {
  const pick = picker(random)
  const maybe = <T>(value: () => T): T | undefined => (random() < 0.3 ? value() : undefined)
  const title = (): string => `${pick(words)} ${Math.floor(random() * 1000)}`
  const tag = () => ({ name: pick(names) })
  const tasks = (): string[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(made.tasks))),
  ]
  const fields = () => ({
    priority: maybe(() => pick(priorities)),
    neededEnergy: maybe(() => pick([...neededEnergies, null])),
    estimateMinutes: maybe(() => 5 + Math.floor(random() * 100)),
    dueDate: maybe(() => pick(['2026-03-05', '2026-04-01', null])),
    projectId: maybe(() => pick([...made.projects, null])),
  })
  const kinds: readonly (() => Idea)[] = [
    () => {
      const id = uuidv7()
      made.tasks.push(id)
      const parentId = maybe(() => pick(made.tasks.slice(0, -1)))
      return { tool: 'task.create', input: { id, title: title(), parentId, tags: [tag()], ...fields() } }
    },
    () => {
      const id = uuidv7()
      made.projects.push(id)
      return { tool: 'project.create', input: { id, name: `Project ${Math.floor(random() * 1e6)}` } }
    },
    () => ({
      tool: 'task.update',
      input: {
        id: pick(made.tasks),
        title: maybe(title),
        mode: maybe(() => pick(taskModes)),
        notes: maybe(title),
        tags: maybe(() => [tag()]),
        ...fields(),
      },
    }),
    () => ({ tool: 'task.setStatus', input: { ids: tasks(), status: pick(taskStatuses) } }),
    () => ({
      tool: 'task.editMany',
      input: { ids: tasks(), changes: fields(), addTags: [tag()], removeTagIds: world.tags.slice(0, 1) },
    }),
    () => ({ tool: 'task.delete', input: { ids: tasks() } }),
    () => ({
      tool: 'task.link',
      input: { id: pick(made.tasks), type: pick(['blocks', 'relates']), toId: pick(made.tasks) },
    }),
    () => ({ tool: 'task.addComment', input: { id: pick(made.tasks), body: title() } }),
    () => ({ tool: 'project.update', input: { id: pick(made.projects), notes: title(), archived: maybe(() => true) } }),
    () => ({ tool: 'project.delete', input: { id: pick(made.projects) } }),
    () => ({ tool: 'tag.rename', input: { id: pick(world.tags), name: `tag${Math.floor(random() * 1e6)}` } }),
    () => ({ tool: 'tag.delete', input: { id: pick(world.tags) } }),
    () => ({ tool: 'task.unlink', input: { id: pick(world.links) } }),
    () => ({ tool: 'task.editComment', input: { id: pick(world.comments), body: title() } }),
    () => ({ tool: 'task.deleteComment', input: { id: pick(world.comments) } }),
    () => ({ tool: 'filter.create', input: { name: title(), query: { view: 'open' } } }),
  ]
  return pick(kinds)()
}

async function lookAround(api: TestCore['api']): Promise<World> {
  const { items } = await api.task.list({ limit: 20 })
  const details = await Promise.all(items.slice(0, 4).map(({ id }) => api.task.get({ id })))
  return {
    tasks: items.map(({ id }) => id),
    projects: (await api.project.list({})).map(({ id }) => id),
    tags: (await api.tag.list()).map(({ id }) => id),
    comments: details.flatMap(({ comments }) => comments.map(({ id }) => id)),
    links: details.flatMap(({ blocks, related }) => [...blocks, ...related].map(({ id }) => id)),
  }
}

/** One of a list; of an empty one an id that nothing has, which the core refuses. */
function picker(random: () => number): <T>(list: readonly T[]) => T {
  return (list) => (list.length === 0 ? (uuidv7() as never) : (list[Math.floor(random() * list.length)] as never))
}
