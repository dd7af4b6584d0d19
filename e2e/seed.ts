import { createRouterClient, type RouterClient } from '@orpc/server'

import { type CoreOptions, openCore, router, systemPorts } from '@core/index'

import { realCoreOptions } from '../test/real-core'
import { day, zone } from './zone'

export type Api = RouterClient<typeof router>

/** Fills a data directory through the app's own contract before a host opens it; `time` makes it another day. */
export async function seed(
  data: string,
  work: (api: Api) => Promise<void>,
  time: Partial<Pick<CoreOptions, 'clock' | 'timers'>> = {},
): Promise<void> {
  const core = await openCore({
    ...realCoreOptions(data),
    clock: { ...systemPorts().clock, timeZone: () => zone },
    ...time,
  })
  await work(
    createRouterClient(router, { context: { core, caller: { actor: { kind: 'person', id: null }, origin: 'app' } } }),
  )
  await core.close()
}

/** Somebody's ordinary week: projects, tags, work due and done, a few check-ins, thoughts in the inbox. */
export async function ordinaryWeek(api: Api): Promise<void> {
  await api.settings.update({ welcomed: true, name: 'Ada' })
  const { project: thesis } = await api.project.create({ name: 'Thesis', color: 'blue' })
  const { project: home } = await api.project.create({ name: 'Home', color: 'green' })
  const { project: work } = await api.project.create({ name: 'Client work', color: 'violet' })
  const { task: chapter } = await api.task.create({
    title: 'Draft the methods section',
    notes: 'Start from the outline Maria sent. Two pages are enough for now.',
    projectId: thesis.id,
    priority: 'high',
    neededEnergy: 'high',
    estimateMinutes: 90,
    dueDate: day(0),
    tags: [{ name: 'writing' }, { name: 'deep' }],
  })
  for (const title of ['Open the outline', 'List the three experiments', 'Write one paragraph each']) {
    await api.task.create({ title, parentId: chapter.id, estimateMinutes: title.startsWith('Write') ? 75 : 5 })
  }
  await api.task.create({
    title: 'Send the invoice to Bergmann',
    projectId: work.id,
    priority: 'critical',
    estimateMinutes: 15,
    dueDate: day(-1),
    tags: [{ name: 'money' }],
  })
  await api.task.create({
    title: 'Call the dentist',
    estimateMinutes: 10,
    dueDate: day(0),
    dueTime: '16:30',
    neededEnergy: 'low',
    tags: [{ kind: 'context', name: 'phone' }],
  })
  const { task: tomatoes } = await api.task.create({
    title: 'Water the tomatoes',
    projectId: home.id,
    dueDate: day(0),
    estimateMinutes: 10,
  })
  await api.recurrence.set({ id: tomatoes.id, text: 'every 2 days' })
  const { task: slides } = await api.task.create({
    title: 'Slides for Thursday',
    projectId: work.id,
    priority: 'medium',
    estimateMinutes: 120,
    dueDate: day(2),
    tags: [{ name: 'writing' }],
  })
  const { task: numbers } = await api.task.create({
    title: 'Get the numbers from Jonas',
    projectId: work.id,
    status: 'waiting',
    dueDate: day(1),
    tags: [{ kind: 'person', name: 'jonas' }],
  })
  await api.task.link({ id: numbers.id, type: 'blocks', toId: slides.id })
  await api.task.addComment({ id: slides.id, body: 'Jonas says Wednesday at noon.' })
  await api.task.create({ title: 'Renew the passport', projectId: home.id, dueDate: day(12), estimateMinutes: 45 })
  await api.task.create({ title: 'Look for a quieter keyboard', projectId: home.id })
  await api.task.create({
    title: 'Read “Deep Work”, chapter 3',
    projectId: thesis.id,
    estimateMinutes: 40,
    neededEnergy: 'medium',
  })
  for (const text of [
    'Present for mum #family',
    'why does the heating click at night?',
    'ask Maria about the second reviewer tomorrow 11:00 10 min @phone',
  ]) {
    await api.capture.create({ text, source: 'app', locale: 'en-GB' })
  }
  for (const title of ['Pay the electricity bill', 'Answer Lena']) {
    const { task } = await api.task.create({ title, projectId: home.id, estimateMinutes: 10 })
    await api.task.setStatus({ ids: [task.id], status: 'done' })
  }
  for (const hours of [3, 2, 1]) await api.energy.checkIn({ level: hours + 1, at: Date.now() - hours * 3_600_000 })
}
