import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readMigrations } from '@core/db/migrate'
import { proposerOf } from '@test/proposals'
import { migrationsDirectory, testCore } from '@test/test-core'

/** Methods that need not be called, and why. */
export const exempt: ReadonlyMap<string, string> = new Map([
  ['model.test', 'asks a model over the network; what it writes of the call is written below by hand'],
  ['model.models', 'asks a model server, and reads no more than which one'],
  ['model.probe', 'asks a model over the network, and writes only what it can do, to a table of a few rows'],
  ['model.detect', 'looks for model servers on this machine, and reads no more than which are known'],
  ['report.pdf', 'only the desktop prints; it reads what report.html does'],
  ['system.saveReport', 'only the desktop has a dialog; it reads what report.get and report.csv do'],
  ['system.setHotkey', 'only the desktop has global hotkeys, and keeps them outside the database'],
])

/** Notes which methods are called. */
function listening<Api extends object>(api: Api, called: Set<string>, path: readonly string[] = []): Api {
  return new Proxy(api, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (typeof key !== 'string' || (typeof value !== 'object' && typeof value !== 'function') || value === null)
        return value
      return listening(value, called, [...path, key])
    },
    apply: (target, self, given: unknown[]) => {
      called.add(path.join('.'))
      return Reflect.apply(target as (...rest: unknown[]) => unknown, self, given)
    },
  })
}

export type Heard = { readonly statements: readonly string[]; readonly called: ReadonlySet<string> }

/** Does everything the app can do, so that every statement it has is heard; on files, since a restore is one of them. */
export async function everyMethod(): Promise<Heard> {
  const heard = new Set<string>()
  const called = new Set<string>()
  const root = mkdtempSync(join(tmpdir(), 'proxy-every-'))
  const {
    api: quiet,
    core,
    time,
  } = await testCore({
    dataDirectory: join(root, 'data'),
    backupDirectory: join(root, 'backups'),
    guardWrites: false,
    onStatement: (sql) => heard.add(String(sql)),
  })
  const api = listening(quiet, called)
  const captured = await api.capture.create({ text: 'Call mum tomorrow #family @phone +Home !high' })
  await api.capture.create({ text: 'one\n- two\n- three', split: true })
  await api.capture.parse({ text: 'Buy milk' })
  const { project } = await api.project.create({ name: 'Garden' })
  await api.project.update({ id: project.id, color: 'teal' })
  await api.project.list({ archived: true })
  await api.project.list({})
  const { task } = await api.task.create({
    title: 'Dig',
    projectId: project.id,
    dueDate: '2026-03-03',
    tags: [{ name: 'out' }],
  })
  const { task: other } = await api.task.create({ title: 'Plant', startDate: '2026-03-01' })
  const { task: step } = await api.task.create({ title: 'Find spade', parentId: task.id })
  await api.task.create({ title: 'Fetch spade', parentId: task.id })
  await api.task.moveStep({ id: step.id, afterId: null })
  await api.task.update({ id: task.id, title: 'Dig beds' })
  await api.recurrence.preview({ text: 'every 2nd Tuesday' })
  const repeating = await api.task.create({ title: 'Water', dueDate: '2026-03-03', tags: [{ name: 'out' }] })
  await api.task.create({ title: 'Fill the can', parentId: repeating.task.id })
  await api.recurrence.set({ id: repeating.task.id, text: 'every day', missedPolicy: 'ask' })
  await api.recurrence.get({ id: repeating.task.id })
  await api.recurrence.setMissedPolicy({ id: repeating.task.id, missedPolicy: 'skip' })
  await api.recurrence.set({ id: repeating.task.id, text: 'every week' })
  await api.recurrence.addDate({ id: repeating.task.id, date: '2026-03-12' })
  await api.recurrence.removeDate({ id: repeating.task.id, date: '2026-03-12' })
  await api.recurrence.set({ id: repeating.task.id, text: 'every day' })
  const watered = await api.task.setStatus({ ids: [repeating.task.id], status: 'done' })
  await api.task.setStatus({ ids: [repeating.task.id], status: 'todo' })
  await api.task.setStatus({ ids: [repeating.task.id], status: 'done' })
  const { next } = await api.recurrence.skip({ id: watered.next[0]?.id ?? '', missed: true })
  await api.recurrence.pause({ id: next?.id ?? '' })
  await api.task.setStatus({ ids: [next?.id ?? ''], status: 'done' })
  const resumed = await api.recurrence.resume({ id: next?.id ?? '' })
  await api.recurrence.set({ id: resumed.task.id, rule: 'FREQ=DAILY;COUNT=9', fromCompletion: true })
  await api.task.setStatus({ ids: [resumed.task.id], status: 'done' })
  const last = (await api.task.list({ view: 'open' })).items.find(({ title }) => title === 'Water')
  await api.recurrence.end({ id: last?.id ?? '' })
  const [tag] = await api.tag.list()
  const tagId = tag?.id ?? ''
  await api.task.editMany({
    ids: [task.id, other.id],
    changes: { priority: 'low' },
    addTags: [{ name: 'spring' }],
    removeTagIds: [tagId],
  })
  for (const view of ['inbox', 'open', 'waiting', 'closed', 'deleted'] as const) {
    for (const sort of ['created', 'due', 'priority'] as const) {
      for (const filter of [{}, { projectId: project.id }, { tagId }, { projectId: project.id, tagId }]) {
        const { nextCursor } = await api.task.list({ view, sort, limit: 1, ...filter })
        if (nextCursor !== null) await api.task.list({ view, sort, limit: 1, cursor: nextCursor, ...filter })
      }
    }
  }
  const { dependencyId } = await api.task.link({ id: task.id, type: 'blocks', toId: other.id })
  const { comment } = await api.task.addComment({ id: task.id, body: 'Wet soil' })
  await api.task.editComment({ id: comment.id, body: 'Dry soil' })
  await api.task.get({ id: task.id })
  await api.task.get({ id: captured.tasks[0]?.id ?? '' })
  await api.task.deleteComment({ id: comment.id })
  await api.task.unlink({ id: dependencyId })
  await api.task.counts()
  await api.focus.start({ taskId: task.id })
  await api.focus.current()
  await api.focus.discard()
  await api.focus.toggle()
  time.advance(60_000)
  await api.focus.pause()
  await api.focus.resume()
  await api.focus.extend({ minutes: 5 })
  await api.focus.interrupt({ note: 'Ring the bank' })
  time.advance(40 * 60_000)
  await api.notification.list()
  for (const notice of await api.notification.list()) await api.notification.read({ id: notice.id })
  await api.focus.startBreak({})
  await api.focus.endBreak()
  await api.focus.switchTask({ taskId: other.id })
  time.suspend(600_000)
  time.advance(5_000)
  await api.focus.decide({ verdict: 'task', taskId: task.id })
  await api.focus.presence({ idleMs: 0 })
  const { template } = await api.template.fromTask({ taskId: task.id, name: 'Dig' })
  await api.template.update({ id: template.id, name: 'Digging', tags: [{ name: 'out' }] })
  await api.template.create({ id: crypto.randomUUID(), name: 'Rake', steps: [{ title: 'Fetch rake' }] })
  await api.template.addSteps({ taskId: other.id, templateId: template.id })
  await api.template.makeTask({ id: template.id })
  await api.template.list()
  await api.taskProxy.firstStep({ taskId: task.id })
  await api.taskProxy.breakDown({ taskId: task.id })
  await api.template.delete({ id: template.id })
  const { preset } = await api.focus.createPreset({
    name: 'Deep',
    technique: 'countdown',
    focusMinutes: 50,
    breakMinutes: 10,
    longBreakMinutes: 20,
    longBreakEvery: 3,
  })
  await api.focus.updatePreset({ id: preset.id, focusMinutes: 55 })
  await api.focus.presets()
  await api.focus.deletePreset({ id: preset.id })
  await api.focus.finish({ completeTask: true })
  const { session: entry } = await api.focus.addEntry({ startedAt: time.clock.now() - 7_200_000, minutes: 30 })
  const { session: better } = await api.focus.correct({
    id: entry.id,
    startedAt: time.clock.now() - 7_200_000,
    minutes: 20,
  })
  await api.focus.remove({ id: better.id })
  await api.focus.summary({ id: entry.id })
  await api.focus.suggestion()
  await api.focus.statistics({ from: '2026-03-01', to: '2026-03-04' })
  await api.focus.export({ from: '2026-03-01', to: '2026-03-04' })
  await api.focus.list({ from: '2026-03-01', to: '2026-03-04' })
  await api.focus.list({ taskId: task.id })
  await api.focus.list({ limit: 1 })
  await api.estimate.forTasks({ ids: [task.id, other.id], similar: true })
  await api.estimate.calibration()
  await api.estimate.finishBy({})
  await api.estimate.finishBy({ projectId: project.id })
  await api.energy.checkIn({ level: 3 })
  const [checkIn] = await api.energy.list({ from: '2026-03-01', to: '2026-03-04' })
  const woke = time.clock.now() - 2 * 3_600_000
  const { night } = await api.sleep.add({ startedAt: woke - 8 * 3_600_000, endedAt: woke })
  await api.sleep.edit({ id: night.id, quality: 4 })
  await api.sleep.list({ from: '2026-03-01', to: '2026-03-04' })
  await api.sleep.summary()
  const { importId } = await api.sleep.importStart({ kind: 'csv', bytes: 60 })
  await api.sleep.importAppend({ importId, index: 0, text: 'Start,End\n2026-03-01 23:00,2026-03-02 07:00\n' })
  await api.sleep.importPreview({ importId })
  await api.sleep.importFinish({ importId })
  await api.sleep.importCancel({ importId })
  await api.settings.update({ caffeine: true })
  const { dose } = await api.caffeine.add({ milligrams: 80 })
  await api.caffeine.list({ from: '2026-03-01', to: '2026-03-04' })
  await api.energy.forecast()
  await api.energy.score()
  await api.energy.patterns()
  await api.caffeine.delete({ id: dose.id })
  await api.sleep.delete({ id: night.id })
  await api.today.get()
  for (const ranking of ['own', 'urgency'] as const) {
    await api.priority.list({ ranking })
    await api.priority.get({ id: task.id, ranking })
  }
  await api.progress.summary({ days: 30 })
  await api.progress.events({ limit: 1 })
  await api.progress.events({ limit: 1, from: '2026-03-01', to: '2026-03-04', kind: 'task.completed' })
  await api.progress.events({ limit: 1, projectId: project.id, tagId })
  await api.progress.profile()
  await api.progress.year({})
  await api.achievement.list()
  await api.dayOff.add({ from: '2026-03-07', to: '2026-03-08' })
  await api.dayOff.list({ from: '2026-03-01', to: '2026-03-31' })
  await api.dayOff.remove({ date: '2026-03-07' })
  const { goal } = await api.goal.create({ title: 'Dig', measure: 'time', target: 60, period: 'week', tagId })
  await api.goal.update({ id: goal.id, projectId: project.id })
  await api.goal.list({})
  await api.goal.update({ id: goal.id, tagId: null, paused: true })
  await api.goal.get({ id: goal.id })
  await api.goal.delete({ id: goal.id })
  await api.review.facts({ kind: 'month' })
  const { review } = await api.review.save({ kind: 'week', answers: { done: 'Dug' } })
  await api.review.get({ id: review.id })
  await api.review.list({ q: 'dug', limit: 1 })
  await api.review.delete({ id: review.id })
  await api.report.csv({ from: '2026-03-01', to: '2026-03-31', table: 'tasks' })
  await api.report.get({ from: '2026-03-01', to: '2026-03-31' })
  await api.report.html({ from: '2026-03-01', to: '2026-03-31' })
  await api.settings.update({ reviewReminder: 'both', reviewWeekday: 2, reviewHour: 0 })
  time.advance(60_000)
  await api.search.tasks({ q: 'dig' })
  await api.search.tasks({ q: 'dig', kind: 'task' })
  await api.search.tasks({ q: 'dig', kind: 'step' })
  await api.settings.update({ name: 'Ada', theme: 'dark' })
  await api.settings.get()
  const { filter } = await api.filter.create({ name: 'Mine', query: { view: 'open', sort: 'due' } })
  await api.filter.rename({ id: filter.id, name: 'Ours' })
  await api.filter.list()
  await api.task.delete({ ids: [other.id] })
  await api.task.restore({ ids: [other.id] })
  const logged = await api.activity.system({ limit: 1 })
  if (logged.nextCursor !== null) await api.activity.system({ limit: 1, cursor: logged.nextCursor })
  await api.activity.undoLast()
  await api.activity.redoLast()
  const { items } = await api.activity.list({ quiet: true })
  await api.activity.get({ id: items[0]?.id ?? '' })
  const { batchId } = await api.task.update({ id: task.id, title: 'Dig once more' })
  await api.activity.undo({ id: batchId ?? '' })
  await api.activity.redo({ id: batchId ?? '' })
  await api.tag.rename({ id: tagId, name: 'outside' })
  await api.tag.delete({ id: tagId })
  await api.energy.edit({ id: checkIn?.id ?? '', note: 'after coffee' })
  await api.energy.delete({ id: checkIn?.id ?? '' })
  await api.filter.delete({ id: filter.id })
  await api.project.delete({ id: project.id })
  await api.model.settings()
  await api.model.setLocalOnly({ on: false })
  await api.model.setBudget({ tokensPerDay: 1000, costPerDay: 1 })
  const { provider } = await api.model.addProvider({ kind: 'ollama', name: 'Here', baseUrl: 'http://127.0.0.1:11434' })
  await api.model.updateProvider({ id: provider.id, name: 'There', baseUrl: 'http://127.0.0.1:11435' })
  await api.model.consent({ id: provider.id, agent: 'task', given: true })
  await api.model.setSecret({ id: provider.id, secret: 'key' })
  await api.model.clearSecret({ id: provider.id })
  await api.model.choose({ job: 'quick', choice: { providerId: provider.id, model: 'small' } })
  const calls = core.services.modelCalls
  const callId = calls.begin({
    ...provider,
    providerId: provider.id,
    providerName: 'Here',
    model: 'small',
    purpose: 'quick',
    agent: 'task',
    runId: null,
    url: '/',
    request: '{}',
  })
  calls.end(callId, { outcome: 'ok', message: '', response: '{}', inputTokens: 1, outputTokens: 1, costMicros: 0 })
  await api.model.calls({ limit: 1 })
  await api.model.calls({ limit: 1, agent: 'task' })
  await api.model.calls({ limit: 1, runId: 'none' })
  await api.model.call({ id: callId })
  await api.model.usage()
  await api.model.providers()
  await api.model.clearCalls()
  await api.model.removeProvider({ id: provider.id })
  const { propose } = proposerOf({ core })
  const { task: late } = await api.task.create({ title: 'Rake leaves', dueDate: '2026-02-27' })
  const ideas = [
    { tool: 'task.update', input: { id: late.id, title: 'Rake', tags: [{ name: 'autumn' }] } },
    { tool: 'task.update', input: { id: late.id, priority: 'low' } },
  ]
  for (const answer of ['apply', 'reject', 'withdraw', 'refresh'] as const) {
    const id = propose(ideas).proposalId ?? ''
    const { ops } = await api.proposal.get({ id })
    const opId = ops[0]?.id ?? ''
    await api.proposal.preview({ id })
    await api.proposal.edit({ id, opId, input: { id: late.id, title: answer } })
    if (answer === 'refresh') await api.task.update({ id: late.id, title: 'Moved' })
    await api.proposal.list({})
    if (answer === 'apply') await api.proposal.apply({ id, opIds: [opId] })
    else await api.proposal[answer]({ id })
  }
  await api.proposal.list({ view: 'closed', limit: 1 })
  await api.proposal.count()
  core.services.proposal.sweep()
  for (const job of ['tidy_inbox', 'look_at_overdue'] as const) {
    await api.capture.create({ text: 'Rake more leaves' })
    await api.agent.run({ agent: 'task', job })
  }
  await api.agent.list()
  await api.agent.runs({ agent: 'task', limit: 1 })
  await api.agent.setPolicy({ agent: 'task', tool: 'task.update', policy: 'auto' })
  await api.agent.policies({ agent: 'task' })
  await api.agent.audit({ limit: 1 })
  await api.agent.verifyAudit()
  await api.agent.clearAudit()
  await api.context.exclude({ kind: 'task', subjectId: late.id, hidden: true })
  await api.context.exclude({ kind: 'task', subjectId: late.id, hidden: false })
  await api.context.exclusions()
  await api.context.hiddenBy({ id: late.id })
  await (await core.services.agentHost.methods()).context.catchUp()
  await api.task.update({
    id: late.id,
    notes: 'Again',
    projectId: (await api.project.create({ name: 'Park' })).project.id,
  })
  await api.task.addComment({ id: late.id, body: 'Wet' })
  await (await core.services.agentHost.methods()).context.catchUp()
  await api.context.find({ q: 'rake leaves wet', projectId: (await api.project.list({}))[0]?.id ?? '' })
  await api.context.find({ q: 'rake leaves wet', kind: 'comment' })
  await api.context.related({ id: late.id })
  await api.context.preview({ id: late.id })
  await api.context.status()
  await api.context.looks({ runId: 'none', callId: 'none' })
  const { item } = await api.memory.create({ text: 'Mornings for writing' })
  await api.memory.update({ id: item.id, enabled: false })
  await api.memory.list()
  await api.memory.delete({ id: item.id })
  await api.context.rebuild()
  await api.system.info()
  await api.system.hotkeys()
  await api.system.createApiToken()
  await api.system.apiToken()
  await api.system.revokeApiToken()
  const abort = new AbortController()
  for await (const event of await api.events.subscribe(undefined, { signal: abort.signal, lastEventId: '3' })) {
    if (event.type === 'changed') break
  }
  const backup = await api.backup.create()
  await api.backup.list()
  await api.backup.restore({ name: backup.name })
  await core.close()
  rmSync(root, { recursive: true })
  const statements = [...heard].filter(
    (sql) => !ofMigration(sql) && /^\s*(SELECT|WITH|UPDATE|INSERT|DELETE)/i.test(sql),
  )
  return { statements, called }
}

/** A migration runs once, before anybody waits. */
function ofMigration(sql: string): boolean {
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')
  return readMigrations(migrationsDirectory).some((migration) => plain(migration.sql).includes(plain(sql).trim()))
}
