import { ActivityRepository, ActivityService } from './activity'
import {
  AgentDesk,
  AgentHost,
  AgentRuns,
  AuditLog,
  privateNames,
  TaskReads,
  ToolPolicies,
  type LoadAgents,
} from './agent'
import { BackupService, tellBackupFailed, type BackupStore } from './backup'
import { CaffeineService } from './caffeine'
import { CaptureInbox, CaptureRecovery, CaptureRepository, CaptureService } from './capture'
import { DayOffService } from './day-off'
import { ContextIndex, ContextLooks, ContextSource, ExclusionService, MemoryService } from './context'
import { Audit } from './db/audit'
import type { Connection } from './db/connection'
import { UnitOfWork } from './db/unit-of-work'
import type { WriteGuard } from './db/write-guard'
import { EstimateRepository, EstimateService } from './estimate'
import { EnergyForecastService, EnergyRepository, EnergyService } from './energy'
import type { EventBus } from './events'
import { attempt, finish, guardPresence, guardTimers } from './guard'
import { FilterService } from './filter'
import { ModelCalls, ModelRepository, ModelService } from './model'
import { NotificationService } from './notification'
import type { Clock, HostControls, Ids, Logger, Notifier, Presence, Random, Secrets, Timers } from './ports'
import {
  FocusAlarm,
  FocusLogService,
  FocusPresetService,
  FocusRepository,
  FocusService,
  FocusStore,
  FocusWatch,
  PagePresence,
} from './focus'
import { GoalRepository, GoalService } from './goal'
import { PriorityRepository, PriorityService } from './priority'
import { Ledger, ProgressBook, ProgressRepository, ProgressService } from './progress'
import { ProjectRepository, ProjectService } from './project'
import { ProposalDrafts, ProposalRepository, ProposalService, proposalTools, Rehearsal } from './proposal'
import { ReportRepository, ReportService } from './report'
import { ReviewReminder, ReviewRepository, ReviewService } from './review'
import { SearchService } from './search'
import { personLocale, SettingsService } from './settings'
import { SleepImportService, SleepRepository, SleepService } from './sleep'
import { SystemService, type ApiToken } from './system'
import { TagRepository, TagService } from './tag'
import { RecurrenceService, SeriesRepository, SeriesWriter, TaskRepository, TaskService, TaskWriter } from './task'
import { TemplateRepository, TemplateService } from './template'
import { firstWeekday, ZoneWatch } from './time'
import { TodayRepository, TodayService } from './today'

export type ServiceDependencies = {
  readonly connection: Connection
  readonly deviceId: string
  readonly guard: WriteGuard | null
  readonly events: EventBus
  readonly backups: BackupStore
  readonly apiToken: ApiToken
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  readonly secrets: Secrets
  readonly agents: LoadAgents
  readonly notifier: Notifier
  readonly logger: Logger
  readonly timers: Timers
  readonly host: HostControls
  /** Left out where only an open page can tell whether somebody is there. */
  readonly presence?: Presence | undefined
  readonly knownVersion: number
  /** The index for finding by likeness: its file, and whether it is kept up in the background. Left out: in memory, and not. */
  readonly index?: { readonly file: string; readonly background: boolean }
  readonly facts: { readonly dataDirectory: string; readonly startedAt: number; readonly recovered: boolean }
  readonly replaceBy: (file: string) => Promise<void>
}

/** The index waits until the app is up and the person has begun. */
const INDEX_AFTER_MS = 8000

export type Services = ReturnType<typeof createServices>

/** Constructs everything that works on one open database. */
export function createServices(given: ServiceDependencies) {
  const { connection, clock, ids, logger } = given
  const timers = guardTimers(given.timers, logger)
  const unitOfWork = new UnitOfWork(connection, clock, ids, given.deviceId, (event) => onCommit(event), given.guard)
  const settings = new SettingsService(connection, unitOfWork)
  const dayStartHour = (): number => settings.get().dayStartHour

  const audit = new Audit(connection, clock, ids)
  const activityLog = new ActivityRepository(connection)
  const activity = new ActivityService(activityLog, unitOfWork, connection)
  const notification = new NotificationService(
    connection,
    unitOfWork,
    ids,
    given.notifier,
    () => settings.get().notifications,
  )
  const ledger = new Ledger(ids, clock, dayStartHour)
  const dayOff = new DayOffService(connection, unitOfWork)
  const book = new ProgressBook(connection)
  const progressLog = new ProgressRepository(connection)
  const progress = new ProgressService(progressLog, book, dayOff, clock, dayStartHour)
  const tag = new TagService(new TagRepository(connection), unitOfWork, ids)
  const project = new ProjectService(new ProjectRepository(connection), unitOfWork, ids)
  const calendar = { dayStartHour, firstWeekday: () => firstWeekday(settings.get().weekStart) }
  const goal = new GoalService(new GoalRepository(connection), book, project, unitOfWork, clock, ids, calendar)
  const reviews = new ReviewRepository(connection)
  const review = new ReviewService(reviews, progress, progressLog, unitOfWork, clock, ids, calendar)
  const reviewReminder = new ReviewReminder(
    connection,
    reviews,
    notification,
    unitOfWork,
    clock,
    timers,
    () => {
      const { reviewReminder: reminder, reviewWeekday: weekday, reviewHour: hour } = settings.get()
      return { reminder, weekday, hour }
    },
    calendar.firstWeekday,
  )
  const report = new ReportService(new ReportRepository(connection), progress, book, goal, clock, given.host)
  const filter = new FilterService(connection, unitOfWork, ids)
  const checkIns = new EnergyRepository(connection)
  const energy = new EnergyService(checkIns, unitOfWork, clock, ids, dayStartHour)
  const sleepLog = new SleepRepository(connection)
  const sleep = new SleepService(sleepLog, unitOfWork, clock, ids, () => ({
    needMinutes: settings.get().sleepNeedMinutes,
    alarmOnFreeDays: settings.get().alarmOnFreeDays,
  }))
  const sleepImport = new SleepImportService(sleepLog, unitOfWork, clock, ids)
  const caffeine = new CaffeineService(connection, unitOfWork, clock, ids)
  const energyForecast = new EnergyForecastService(checkIns, sleepLog, caffeine, clock, () => settings.get())

  const tasks = new TaskRepository(connection)
  const seriesLog = new SeriesRepository(connection)
  const series = new SeriesWriter(seriesLog, tasks)
  const writer = new TaskWriter(tasks, series, tag, ledger, ids, clock)
  const captures = new CaptureRepository(connection)
  const inbox = new CaptureInbox(captures, writer, project, unitOfWork, clock, ids, logger, settings)
  const captureRecovery = new CaptureRecovery(inbox, timers)
  const locale = (): string => personLocale(settings.get(), clock)
  const capture = new CaptureService(inbox, tasks, clock, locale)
  const recurrence = new RecurrenceService(seriesLog, series, tasks, writer, unitOfWork, clock, (text, named) =>
    inbox.readRecurrence(text, named ?? locale()),
  )
  const search = new SearchService(connection, tasks, clock)

  const focusLog = new FocusRepository(connection)
  const focusStore = new FocusStore(connection, focusLog, clock, ids)
  const pagePresence = new PagePresence(clock)
  const presence = given.presence ? guardPresence(given.presence, logger) : pagePresence
  const focusWatch = new FocusWatch(
    focusStore,
    new FocusAlarm(notification, unitOfWork),
    unitOfWork,
    clock,
    timers,
    presence,
    logger,
    () => settings.get().focusIdleMinutes,
  )
  const focusPresets = new FocusPresetService(connection, focusLog, unitOfWork, ids, () => {
    const chosen = settings.get()
    return {
      technique: chosen.focusTechnique,
      minutes: chosen.focusMinutes,
      breakMinutes: chosen.focusBreakMinutes,
      longBreakMinutes: chosen.focusLongBreakMinutes,
      longBreakEvery: chosen.focusLongBreakEvery,
    }
  })
  const focus = new FocusService(
    focusLog,
    focusStore,
    focusWatch,
    focusPresets,
    tasks,
    writer,
    inbox,
    ledger,
    clock,
    ids,
    () => today.whatNow(),
  )
  const priority = new PriorityService(
    new PriorityRepository(connection),
    tasks,
    energy,
    clock,
    () => settings.get(),
    () => today.planned(),
  )
  const today = new TodayService(
    new TodayRepository(connection),
    tasks,
    focus,
    focusLog,
    energy,
    priority,
    dayStartHour,
  )
  const focusHistory = new FocusLogService(
    connection,
    focusLog,
    focusStore,
    focusWatch,
    focusPresets,
    tasks,
    ledger,
    clock,
    ids,
    dayStartHour,
  )
  const task = new TaskService(tasks, writer, unitOfWork, tag, project, focus, clock, ids)
  const templates = new TemplateRepository(connection)
  const template = new TemplateService(templates, tasks, writer, tag, project, unitOfWork, clock, ids)
  const estimate = new EstimateService(
    new EstimateRepository(connection),
    tasks,
    new ProjectRepository(connection),
    clock,
    () => settings.get(),
    () => today.planned(),
  )

  const backup = new BackupService(
    given.backups,
    connection.sqlite,
    audit,
    clock,
    timers,
    logger,
    () => ({ enabled: settings.get().backups, dailyKept: settings.get().backupsKept }),
    given.knownVersion,
    given.replaceBy,
    (reason) => tellBackupFailed(unitOfWork, notification, reason),
  )
  const modelCalls = new ModelCalls(connection, clock, ids, dayStartHour)
  const model = new ModelService(new ModelRepository(connection), connection, unitOfWork, given.secrets, clock, ids)
  const agentAudit = new AuditLog(connection, clock)
  const agentRuns = new AgentRuns(connection, agentAudit, clock, ids)
  const memory = new MemoryService(connection, unitOfWork, clock, ids)
  const tools = proposalTools({ task, project, tag, filter, memory })
  const toolPolicies = new ToolPolicies(connection, unitOfWork, agentAudit, tools)
  const proposals = new ProposalRepository(connection)
  const rehearsal = new Rehearsal(proposals, unitOfWork, ids)
  const drafts = new ProposalDrafts(tools, toolPolicies, rehearsal)
  const proposal = new ProposalService(
    proposals,
    rehearsal,
    drafts,
    tools,
    unitOfWork,
    agentAudit,
    notification,
    clock,
    ids,
  )
  const exclusion = new ExclusionService(connection, unitOfWork)
  const contextLooks = new ContextLooks(connection, clock, ids)
  const contextSource = new ContextSource(connection, tasks, memory, exclusion, clock)
  let contextIndex: ContextIndex | null = null
  let stopIndexing = (): void => {}
  const agentDesk = new AgentDesk(agentRuns, proposal)
  const agentHost = new AgentHost(given.agents, {
    clock,
    ids,
    random: given.random,
    timers,
    logger,
    models: model,
    calls: modelCalls,
    runs: agentRuns,
    proposals: proposal,
    reads: new TaskReads(connection, tasks, search, estimate, project, tag, exclusion, template, clock),
    context: {
      index: () => (contextIndex ??= ContextIndex.open(given.index?.file ?? ':memory:', given.deviceId, logger)),
      source: contextSource,
      looks: contextLooks,
    },
    privateNames: () => privateNames(settings.get().name, tag.list(), project.list({ archived: true })),
  })
  const system = new SystemService(connection, given.host, given.apiToken, audit, clock, given.facts)

  const zoneWatch = new ZoneWatch(clock, timers, presence, () => {
    logger.info('The time zone changed', { zone: clock.timeZone() })
    given.events.publish({ type: 'reset', seq: unitOfWork.lastSeq })
    reviewReminder.reset()
  })

  function onCommit(event: Parameters<ConstructorParameters<typeof UnitOfWork>[4]>[0]): void {
    if (event.rows.settings || event.rows.users) settings.forget()
    if (event.rows.progress_events) estimate.forget()
    const { rows } = event
    if (rows.sleep_logs || rows.caffeine_logs || rows.settings) energyForecast.forget()
    else if (rows.energy_check_ins) energyForecast.checkInsChanged()
    if (event.rows.progress_events) book.changed(event.rows.progress_events)
    given.events.publish(event)
    agentHost.changed(event)
    if (rows.settings || rows.model_providers || rows.model_consents) agentHost.policyChanged()
    if (rows.focus_sessions || rows.focus_segments) focusWatch.changed()
    else if (rows.tasks) focusStore.forget()
    if (event.rows.settings) reviewReminder.resetSoon()
  }

  return {
    activity,
    activityLog,
    agentAudit,
    agentDesk,
    agentHost,
    agentRuns,
    backup,
    caffeine,
    capture,
    captureInbox: inbox,
    contextLooks,
    contextSource,
    dayOff,
    energy,
    estimate,
    energyForecast,
    exclusion,
    audit,
    filter,
    focus,
    goal,
    memory,
    model,
    modelCalls,
    focusHistory,
    focusPresets,
    pagePresence,
    notification,
    priority,
    progress,
    progressBook: book,
    project,
    proposal,
    recurrence,
    report,
    review,
    search,
    settings,
    sleep,
    sleepImport,
    system,
    tag,
    task,
    taskWriter: writer,
    template,
    today,
    toolPolicies,
    unitOfWork,
    /** Takes up what the last run left: unread captures, a running session, the daily backup. */
    start(): void {
      attempt(logger, 'captures', () => captureRecovery.start())
      attempt(logger, 'model calls', () => modelCalls.recover())
      attempt(logger, 'agent runs', () => agentRuns.recover())
      attempt(logger, 'suggestions', () => proposal.sweep())
      attempt(logger, 'focus clock', () => focusWatch.start())
      attempt(logger, 'review reminder', () => reviewReminder.reset())
      attempt(logger, 'daily backup', () => backup.schedule())
      attempt(logger, 'time zone', () => zoneWatch.start())
      if (given.index?.background === true) stopIndexing = timers.after(INDEX_AFTER_MS, () => agentHost.startIndexing())
    },
    /** Ends what goes on by itself; resolves when nothing uses the database any more, and never fails. */
    async stop(): Promise<void> {
      stopIndexing()
      captureRecovery.stop()
      reviewReminder.stop()
      zoneWatch.stop()
      await finish(logger, {
        agents: () => agentHost.stop(),
        index: () => {
          contextIndex?.close()
          contextIndex = null
        },
        'focus clock': () => focusWatch.stop(),
        'daily backup': () => backup.stop(),
      })
    },
  }
}
