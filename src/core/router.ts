import { implement, type Router } from '@orpc/server'

import { type AppContract, contract } from '@contract/index'

import type { Core } from './create-core'
import { asContractError } from './db/storage-error'
import type { Caller } from './db/unit-of-work'
import { eventStream } from './events'

/** What a transport knows of a request. */
export type RequestContext = { readonly core: Core; readonly caller: Caller }

const api = implement(contract)
  .$context<RequestContext>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw asContractError(error)
    }
  })
  .use(({ context, next }) => next({ context: { app: context.core.services } }))

/**
 * Every method of the contract, a line each: the same for the interface, agents, REST and the command line. Its type is
 * written down because the inferred one is longer than the compiler puts into a declaration.
 */
export const router: Router<AppContract, RequestContext> = api.router({
  achievement: {
    list: api.achievement.list.handler(({ context }) => context.app.progress.achievements()),
  },
  activity: {
    list: api.activity.list.handler(({ context, input }) => context.app.activity.list(input)),
    system: api.activity.system.handler(({ context, input }) => context.app.audit.list(input)),
    get: api.activity.get.handler(({ context, input }) => context.app.activity.get(input)),
    undo: api.activity.undo.handler(({ context, input }) => context.app.activity.undo(input, context.caller)),
    redo: api.activity.redo.handler(({ context, input }) => context.app.activity.redo(input, context.caller)),
    undoLast: api.activity.undoLast.handler(({ context }) => context.app.activity.undoLast(context.caller)),
    redoLast: api.activity.redoLast.handler(({ context }) => context.app.activity.redoLast(context.caller)),
  },
  agent: {
    list: api.agent.list.handler(({ context }) => context.app.agentDesk.list()),
    runs: api.agent.runs.handler(({ context, input }) => context.app.agentRuns.list(input)),
    run: api.agent.run.handler(async ({ context, input, signal }) =>
      (await context.app.agentHost.methods()).agent.run(input, context.caller, signal),
    ),
    policies: api.agent.policies.handler(({ context, input }) => context.app.toolPolicies.list(input)),
    setPolicy: api.agent.setPolicy.handler(({ context, input }) => context.app.toolPolicies.set(input, context.caller)),
    audit: api.agent.audit.handler(({ context, input }) => context.app.agentAudit.list(input)),
    verifyAudit: api.agent.verifyAudit.handler(({ context }) => context.app.agentAudit.verify()),
    clearAudit: api.agent.clearAudit.handler(({ context }) => context.app.agentAudit.clear(context.caller)),
  },
  backup: {
    list: api.backup.list.handler(({ context }) => context.app.backup.list()),
    create: api.backup.create.handler(({ context }) => context.app.backup.create(context.caller)),
    restore: api.backup.restore.handler(({ context, input }) => context.app.backup.restore(input, context.caller)),
  },
  caffeine: {
    list: api.caffeine.list.handler(({ context, input }) => context.app.caffeine.list(input)),
    add: api.caffeine.add.handler(({ context, input }) => context.app.caffeine.add(input, context.caller)),
    delete: api.caffeine.delete.handler(({ context, input }) => context.app.caffeine.delete(input, context.caller)),
  },
  capture: {
    create: api.capture.create.handler(({ context, input }) => context.app.capture.create(input, context.caller)),
    parse: api.capture.parse.handler(({ context, input }) => context.app.capture.parse(input)),
  },
  context: {
    find: api.context.find.handler(async ({ context, input }) =>
      (await context.app.agentHost.methods()).context.find(input, context.caller),
    ),
    related: api.context.related.handler(async ({ context, input }) =>
      (await context.app.agentHost.methods()).context.related(input, context.caller),
    ),
    status: api.context.status.handler(async ({ context }) => (await context.app.agentHost.methods()).context.status()),
    rebuild: api.context.rebuild.handler(async ({ context }) =>
      (await context.app.agentHost.methods()).context.rebuild(),
    ),
    preview: api.context.preview.handler(async ({ context, input }) =>
      (await context.app.agentHost.methods()).context.preview(input),
    ),
    looks: api.context.looks.handler(({ context, input }) => context.app.contextLooks.list(input)),
    exclusions: api.context.exclusions.handler(({ context }) => context.app.exclusion.list()),
    hiddenBy: api.context.hiddenBy.handler(({ context, input }) => context.app.exclusion.hiddenBy(input)),
    exclude: api.context.exclude.handler(({ context, input }) => context.app.exclusion.set(input, context.caller)),
  },
  dayOff: {
    list: api.dayOff.list.handler(({ context, input }) => context.app.dayOff.list(input)),
    add: api.dayOff.add.handler(({ context, input }) => context.app.dayOff.add(input, context.caller)),
    remove: api.dayOff.remove.handler(({ context, input }) => context.app.dayOff.remove(input, context.caller)),
  },
  energy: {
    checkIn: api.energy.checkIn.handler(({ context, input }) => context.app.energy.checkIn(input, context.caller)),
    list: api.energy.list.handler(({ context, input }) => context.app.energy.list(input)),
    edit: api.energy.edit.handler(({ context, input }) => context.app.energy.edit(input, context.caller)),
    delete: api.energy.delete.handler(({ context, input }) => context.app.energy.delete(input, context.caller)),
    forecast: api.energy.forecast.handler(({ context }) => context.app.energyForecast.get()),
    score: api.energy.score.handler(({ context }) => context.app.energyForecast.score()),
    patterns: api.energy.patterns.handler(({ context }) => context.app.energyForecast.patterns()),
  },
  estimate: {
    forTasks: api.estimate.forTasks.handler(({ context, input }) => context.app.estimate.forTasks(input)),
    calibration: api.estimate.calibration.handler(({ context }) => context.app.estimate.calibration()),
    finishBy: api.estimate.finishBy.handler(({ context, input }) => context.app.estimate.finishBy(input)),
  },
  events: {
    subscribe: api.events.subscribe.handler(({ context, lastEventId, signal }) =>
      eventStream(
        context.core.events,
        () => ({ activity: context.core.services.activityLog, lastSeq: context.core.services.unitOfWork.lastSeq }),
        lastEventId,
        signal,
      ),
    ),
  },
  filter: {
    list: api.filter.list.handler(({ context }) => context.app.filter.list()),
    create: api.filter.create.handler(({ context, input }) => context.app.filter.create(input, context.caller)),
    rename: api.filter.rename.handler(({ context, input }) => context.app.filter.rename(input, context.caller)),
    delete: api.filter.delete.handler(({ context, input }) => context.app.filter.delete(input, context.caller)),
  },
  focus: {
    current: api.focus.current.handler(({ context }) => context.app.focus.current()),
    list: api.focus.list.handler(({ context, input }) => context.app.focusHistory.list(input)),
    start: api.focus.start.handler(({ context, input }) => context.app.focus.start(input, context.caller)),
    pause: api.focus.pause.handler(({ context, input }) => context.app.focus.pause(context.caller, input)),
    resume: api.focus.resume.handler(({ context, input }) => context.app.focus.resume(context.caller, input)),
    toggle: api.focus.toggle.handler(({ context }) => context.app.focus.toggle(context.caller)),
    extend: api.focus.extend.handler(({ context, input }) => context.app.focus.extend(input, context.caller)),
    interrupt: api.focus.interrupt.handler(({ context, input }) => context.app.focus.interrupt(input, context.caller)),
    finish: api.focus.finish.handler(({ context, input }) => context.app.focus.finish(input, context.caller)),
    discard: api.focus.discard.handler(({ context }) => context.app.focus.discard(context.caller)),
    switchTask: api.focus.switchTask.handler(({ context, input }) =>
      context.app.focus.switchTask(input, context.caller),
    ),
    startBreak: api.focus.startBreak.handler(({ context, input }) =>
      context.app.focus.startBreak(input, context.caller),
    ),
    endBreak: api.focus.endBreak.handler(({ context }) => context.app.focus.endBreak(context.caller)),
    decide: api.focus.decide.handler(({ context, input }) => context.app.focus.decide(input, context.caller)),
    addEntry: api.focus.addEntry.handler(({ context, input }) =>
      context.app.focusHistory.addEntry(input, context.caller),
    ),
    remove: api.focus.remove.handler(({ context, input }) => context.app.focusHistory.remove(input, context.caller)),
    correct: api.focus.correct.handler(({ context, input }) => context.app.focusHistory.correct(input, context.caller)),
    summary: api.focus.summary.handler(({ context, input }) => context.app.focusHistory.summary(input)),
    statistics: api.focus.statistics.handler(({ context, input }) => context.app.focusHistory.statistics(input)),
    export: api.focus.export.handler(({ context, input }) => context.app.focusHistory.export(input)),
    suggestion: api.focus.suggestion.handler(({ context }) => context.app.focusPresets.suggestion()),
    presence: api.focus.presence.handler(({ context, input }) => {
      context.app.pagePresence.report(input.idleMs)
      return {}
    }),
    presets: api.focus.presets.handler(({ context }) => context.app.focusPresets.list()),
    createPreset: api.focus.createPreset.handler(({ context, input }) =>
      context.app.focusPresets.create(input, context.caller),
    ),
    updatePreset: api.focus.updatePreset.handler(({ context, input }) =>
      context.app.focusPresets.update(input, context.caller),
    ),
    deletePreset: api.focus.deletePreset.handler(({ context, input }) =>
      context.app.focusPresets.delete(input, context.caller),
    ),
  },
  goal: {
    list: api.goal.list.handler(({ context, input }) => context.app.goal.list(input)),
    get: api.goal.get.handler(({ context, input }) => context.app.goal.get(input)),
    create: api.goal.create.handler(({ context, input }) => context.app.goal.create(input, context.caller)),
    update: api.goal.update.handler(({ context, input }) => context.app.goal.update(input, context.caller)),
    delete: api.goal.delete.handler(({ context, input }) => context.app.goal.delete(input, context.caller)),
  },
  memory: {
    list: api.memory.list.handler(({ context }) => context.app.memory.list()),
    create: api.memory.create.handler(({ context, input }) => context.app.memory.create(input, context.caller)),
    update: api.memory.update.handler(({ context, input }) => context.app.memory.update(input, context.caller)),
    delete: api.memory.delete.handler(({ context, input }) => context.app.memory.delete(input, context.caller)),
  },
  model: {
    settings: api.model.settings.handler(({ context }) => context.app.model.settings()),
    setLocalOnly: api.model.setLocalOnly.handler(({ context, input }) =>
      context.app.model.setLocalOnly(input, context.caller),
    ),
    setBudget: api.model.setBudget.handler(({ context, input }) => context.app.model.setBudget(input, context.caller)),
    choose: api.model.choose.handler(({ context, input }) => context.app.model.choose(input, context.caller)),
    providers: api.model.providers.handler(({ context }) => context.app.model.providers()),
    addProvider: api.model.addProvider.handler(({ context, input }) =>
      context.app.model.addProvider(input, context.caller),
    ),
    updateProvider: api.model.updateProvider.handler(({ context, input }) =>
      context.app.model.updateProvider(input, context.caller),
    ),
    removeProvider: api.model.removeProvider.handler(({ context, input }) =>
      context.app.model.removeProvider(input, context.caller),
    ),
    setSecret: api.model.setSecret.handler(({ context, input }) => context.app.model.setSecret(input)),
    clearSecret: api.model.clearSecret.handler(({ context, input }) => context.app.model.clearSecret(input)),
    consent: api.model.consent.handler(({ context, input }) => context.app.model.consent(input, context.caller)),
    usage: api.model.usage.handler(({ context }) => context.app.modelCalls.usage()),
    calls: api.model.calls.handler(({ context, input }) => context.app.modelCalls.list(input)),
    call: api.model.call.handler(({ context, input }) => context.app.modelCalls.get(input)),
    clearCalls: api.model.clearCalls.handler(({ context }) => context.app.modelCalls.clear()),
    test: api.model.test.handler(async ({ context, input }) =>
      (await context.app.agentHost.methods()).model.test(input),
    ),
    models: api.model.models.handler(async ({ context, input }) =>
      (await context.app.agentHost.methods()).model.models(input),
    ),
    probe: api.model.probe.handler(async ({ context, input }) =>
      (await context.app.agentHost.methods()).model.probe(input),
    ),
    detect: api.model.detect.handler(async ({ context }) => (await context.app.agentHost.methods()).model.detect()),
  },
  notification: {
    list: api.notification.list.handler(({ context }) => context.app.notification.list()),
    read: api.notification.read.handler(({ context, input }) => context.app.notification.read(input, context.caller)),
  },
  priority: {
    list: api.priority.list.handler(({ context, input }) => context.app.priority.list(input)),
    get: api.priority.get.handler(({ context, input }) => context.app.priority.get(input)),
  },
  progress: {
    profile: api.progress.profile.handler(({ context }) => context.app.progress.profile()),
    year: api.progress.year.handler(({ context, input }) => context.app.progress.year(input)),
    summary: api.progress.summary.handler(({ context, input }) => context.app.progress.summary(input)),
    events: api.progress.events.handler(({ context, input }) => context.app.progress.events(input)),
  },
  project: {
    list: api.project.list.handler(({ context, input }) => context.app.project.list(input)),
    create: api.project.create.handler(({ context, input }) => context.app.project.create(input, context.caller)),
    update: api.project.update.handler(({ context, input }) => context.app.project.update(input, context.caller)),
    delete: api.project.delete.handler(({ context, input }) => context.app.project.delete(input, context.caller)),
  },
  proposal: {
    list: api.proposal.list.handler(({ context, input }) => context.app.proposal.list(input)),
    count: api.proposal.count.handler(({ context }) => context.app.proposal.count()),
    get: api.proposal.get.handler(({ context, input }) => context.app.proposal.get(input)),
    preview: api.proposal.preview.handler(({ context, input }) => context.app.proposal.preview(input)),
    apply: api.proposal.apply.handler(({ context, input }) => context.app.proposal.apply(input, context.caller)),
    reject: api.proposal.reject.handler(({ context, input }) => context.app.proposal.reject(input, context.caller)),
    withdraw: api.proposal.withdraw.handler(({ context, input }) =>
      context.app.proposal.withdraw(input, context.caller),
    ),
    edit: api.proposal.edit.handler(({ context, input }) => context.app.proposal.edit(input, context.caller)),
    refresh: api.proposal.refresh.handler(({ context, input }) => context.app.proposal.refresh(input, context.caller)),
  },
  recurrence: {
    preview: api.recurrence.preview.handler(({ context, input }) => context.app.recurrence.preview(input)),
    get: api.recurrence.get.handler(({ context, input }) => context.app.recurrence.get(input)),
    set: api.recurrence.set.handler(({ context, input }) => context.app.recurrence.set(input, context.caller)),
    setMissedPolicy: api.recurrence.setMissedPolicy.handler(({ context, input }) =>
      context.app.recurrence.setMissedPolicy(input, context.caller),
    ),
    skip: api.recurrence.skip.handler(({ context, input }) => context.app.recurrence.skip(input, context.caller)),
    pause: api.recurrence.pause.handler(({ context, input }) => context.app.recurrence.pause(input, context.caller)),
    resume: api.recurrence.resume.handler(({ context, input }) => context.app.recurrence.resume(input, context.caller)),
    addDate: api.recurrence.addDate.handler(({ context, input }) =>
      context.app.recurrence.addDate(input, context.caller),
    ),
    removeDate: api.recurrence.removeDate.handler(({ context, input }) =>
      context.app.recurrence.removeDate(input, context.caller),
    ),
    end: api.recurrence.end.handler(({ context, input }) => context.app.recurrence.end(input, context.caller)),
  },
  report: {
    get: api.report.get.handler(({ context, input }) => context.app.report.get(input)),
    csv: api.report.csv.handler(({ context, input }) => context.app.report.csv(input)),
    html: api.report.html.handler(({ context, input }) => context.app.report.html(input)),
    pdf: api.report.pdf.handler(({ context, input }) => context.app.report.pdf(input)),
  },
  review: {
    facts: api.review.facts.handler(({ context, input }) => context.app.review.facts(input)),
    list: api.review.list.handler(({ context, input }) => context.app.review.list(input)),
    get: api.review.get.handler(({ context, input }) => context.app.review.get(input)),
    save: api.review.save.handler(({ context, input }) => context.app.review.save(input, context.caller)),
    delete: api.review.delete.handler(({ context, input }) => context.app.review.delete(input, context.caller)),
  },
  search: {
    tasks: api.search.tasks.handler(({ context, input }) => context.app.search.search(input)),
  },
  settings: {
    get: api.settings.get.handler(({ context }) => context.app.settings.get()),
    update: api.settings.update.handler(({ context, input }) => context.app.settings.update(input, context.caller)),
  },
  sleep: {
    list: api.sleep.list.handler(({ context, input }) => context.app.sleep.list(input)),
    summary: api.sleep.summary.handler(({ context }) => context.app.sleep.summary()),
    add: api.sleep.add.handler(({ context, input }) => context.app.sleep.add(input, context.caller)),
    edit: api.sleep.edit.handler(({ context, input }) => context.app.sleep.edit(input, context.caller)),
    delete: api.sleep.delete.handler(({ context, input }) => context.app.sleep.delete(input, context.caller)),
    importStart: api.sleep.importStart.handler(({ context, input }) => context.app.sleepImport.start(input)),
    importAppend: api.sleep.importAppend.handler(({ context, input }) => context.app.sleepImport.append(input)),
    importPreview: api.sleep.importPreview.handler(({ context, input }) => context.app.sleepImport.preview(input)),
    importFinish: api.sleep.importFinish.handler(({ context, input }) =>
      context.app.sleepImport.finish(input, context.caller),
    ),
    importCancel: api.sleep.importCancel.handler(({ context, input }) => context.app.sleepImport.cancel(input)),
  },
  system: {
    info: api.system.info.handler(({ context }) => context.app.system.info()),
    hotkeys: api.system.hotkeys.handler(({ context }) => context.app.system.hotkeys()),
    setHotkey: api.system.setHotkey.handler(({ context, input }) => context.app.system.setHotkey(input)),
    saveReport: api.system.saveReport.handler(({ context, input }) => context.app.report.save(input)),
    apiToken: api.system.apiToken.handler(({ context }) => context.app.system.apiToken()),
    createApiToken: api.system.createApiToken.handler(({ context }) =>
      context.app.system.createApiToken(context.caller),
    ),
    revokeApiToken: api.system.revokeApiToken.handler(({ context }) =>
      context.app.system.revokeApiToken(context.caller),
    ),
  },
  tag: {
    list: api.tag.list.handler(({ context }) => context.app.tag.list()),
    rename: api.tag.rename.handler(({ context, input }) => context.app.tag.rename(input, context.caller)),
    delete: api.tag.delete.handler(({ context, input }) => context.app.tag.delete(input, context.caller)),
  },
  task: {
    list: api.task.list.handler(({ context, input }) => context.app.task.list(input)),
    counts: api.task.counts.handler(({ context }) => context.app.task.counts()),
    get: api.task.get.handler(({ context, input }) => context.app.task.get(input)),
    create: api.task.create.handler(({ context, input }) => context.app.task.create(input, context.caller)),
    update: api.task.update.handler(({ context, input }) => context.app.task.update(input, context.caller)),
    setStatus: api.task.setStatus.handler(({ context, input }) => context.app.task.setStatus(input, context.caller)),
    editMany: api.task.editMany.handler(({ context, input }) => context.app.task.editMany(input, context.caller)),
    delete: api.task.delete.handler(({ context, input }) => context.app.task.delete(input, context.caller)),
    restore: api.task.restore.handler(({ context, input }) => context.app.task.restore(input, context.caller)),
    moveStep: api.task.moveStep.handler(({ context, input }) => context.app.task.moveStep(input, context.caller)),
    link: api.task.link.handler(({ context, input }) => context.app.task.link(input, context.caller)),
    unlink: api.task.unlink.handler(({ context, input }) => context.app.task.unlink(input, context.caller)),
    addComment: api.task.addComment.handler(({ context, input }) => context.app.task.addComment(input, context.caller)),
    editComment: api.task.editComment.handler(({ context, input }) =>
      context.app.task.editComment(input, context.caller),
    ),
    deleteComment: api.task.deleteComment.handler(({ context, input }) =>
      context.app.task.deleteComment(input, context.caller),
    ),
  },
  taskProxy: {
    breakDown: api.taskProxy.breakDown.handler(async ({ context, input, signal }) =>
      (await context.app.agentHost.methods()).taskProxy.breakDown(input, context.caller, signal),
    ),
    firstStep: api.taskProxy.firstStep.handler(async ({ context, input, signal }) =>
      (await context.app.agentHost.methods()).taskProxy.firstStep(input, context.caller, signal),
    ),
  },
  template: {
    list: api.template.list.handler(({ context }) => context.app.template.list()),
    create: api.template.create.handler(({ context, input }) => context.app.template.create(input, context.caller)),
    fromTask: api.template.fromTask.handler(({ context, input }) =>
      context.app.template.fromTask(input, context.caller),
    ),
    update: api.template.update.handler(({ context, input }) => context.app.template.update(input, context.caller)),
    delete: api.template.delete.handler(({ context, input }) => context.app.template.delete(input, context.caller)),
    makeTask: api.template.makeTask.handler(({ context, input }) =>
      context.app.template.makeTask(input, context.caller),
    ),
    addSteps: api.template.addSteps.handler(({ context, input }) =>
      context.app.template.addSteps(input, context.caller),
    ),
  },
  today: {
    get: api.today.get.handler(({ context }) => context.app.today.get()),
  },
})
