/** The words of the product, free of any library so that every zone can carry them. */

export const taskStatuses = ['inbox', 'todo', 'in_progress', 'waiting', 'done', 'cancelled'] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const openTaskStatuses = ['inbox', 'todo', 'in_progress', 'waiting'] as const satisfies readonly TaskStatus[]

export const priorities = ['none', 'low', 'medium', 'high', 'critical'] as const
export type Priority = (typeof priorities)[number]

/** How tasks are weighed: by Proxy's own score, or by the urgency that Taskwarrior computes. */
export const rankings = ['own', 'urgency'] as const
export type Ranking = (typeof rankings)[number]

/** What Taskwarrior's urgency is made of. */
export const urgencyParts = [
  'next',
  'due',
  'blocking',
  'scheduled',
  'active',
  'age',
  'project',
  'tags',
  'annotations',
  'blocked',
  'waiting',
  'priority',
] as const
export type UrgencyPart = (typeof urgencyParts)[number]

export const neededEnergies = ['low', 'medium', 'high'] as const
export type NeededEnergy = (typeof neededEnergies)[number]

export const taskModes = ['do', 'do_with_me', 'delegate', 'drop'] as const
export type TaskMode = (typeof taskModes)[number]

export const energyLevels = [1, 2, 3, 4, 5] as const
export type EnergyLevel = (typeof energyLevels)[number]

export const tagKinds = ['tag', 'context', 'person'] as const
export type TagKind = (typeof tagKinds)[number]

export const dependencyTypes = ['blocks', 'relates'] as const
export type DependencyType = (typeof dependencyTypes)[number]

export const focusTechniques = ['pomodoro', 'countdown', 'flowtime'] as const
export type FocusTechnique = (typeof focusTechniques)[number]

/** 'deciding': time was found that nobody can vouch for, and the person is asked what it was. */
export const focusStates = ['focusing', 'paused', 'break', 'deciding', 'finished', 'discarded'] as const
export type FocusState = (typeof focusStates)[number]

/** 'gap' is undecided, 'away' was decided not to count. */
export const focusSegmentKinds = ['focus', 'pause', 'break', 'gap', 'away'] as const
export type FocusSegmentKind = (typeof focusSegmentKinds)[number]

/** Why a pause or a gap came about. 'clock': the computer slept or its clock was set, and nothing tells which. */
export const focusCauses = ['interruption', 'suspend', 'clock', 'idle', 'restart', 'reopened'] as const
export type FocusCause = (typeof focusCauses)[number]

export const interruptionKinds = ['self', 'external'] as const
export type InterruptionKind = (typeof interruptionKinds)[number]

export const sleepSources = ['app', 'csv', 'apple_health'] as const
export type SleepSource = (typeof sleepSources)[number]

export const captureSources = ['app', 'palette', 'hotkey', 'tray', 'api', 'cli', 'interruption', 'import'] as const
export type CaptureSource = (typeof captureSources)[number]

/** What to do with occurrences that went by: take up each, go on with the next to come, or ask. */
export const missedPolicies = ['skip', 'catch_up', 'ask'] as const
export type MissedPolicy = (typeof missedPolicies)[number]

/** What happened to the data as a whole, or to who may reach it. */
export const auditKinds = ['backup.created', 'backup.restored', 'api-token.created', 'api-token.revoked'] as const

export const actorKinds = ['person', 'agent', 'import', 'peer', 'automation'] as const
export type ActorKind = (typeof actorKinds)[number]

export const noticeKinds = [
  'focus.elapsed',
  'focus.break_over',
  'backup.failed',
  'recovered',
  'review.week',
  'review.month',
  'proxy.applied',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const projectColors = ['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const
export type ProjectColor = (typeof projectColors)[number]

/** The proxies: agents with a job. */
export const proxyNames = ['task', 'focus', 'energy', 'progress', 'context', 'orchestrator'] as const
export type ProxyName = (typeof proxyNames)[number]

/** What a proxy can be asked to do. */
export const agentJobs = ['tidy_inbox', 'look_at_overdue'] as const
export type AgentJob = (typeof agentJobs)[number]

export const runStates = ['running', 'finished', 'failed', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

/** Where a suggestion comes from; what rules produced is never called AI. */
export const provenances = ['rules', 'model'] as const
export type Provenance = (typeof provenances)[number]

/** Stale (what it was made against moved) and expired by time are derived, never stored. */
export const proposalStates = ['open', 'applied', 'part_applied', 'rejected', 'expired'] as const
export type ProposalState = (typeof proposalStates)[number]

export const proposalOpStates = ['open', 'accepted', 'rejected'] as const
export type ProposalOpState = (typeof proposalOpStates)[number]

/** What a proxy may do with a tool: ask first, do it and offer undo, or not at all. */
export const toolPolicies = ['ask', 'auto', 'never'] as const
export type ToolPolicy = (typeof toolPolicies)[number]

export const modelProviderKinds = ['ollama', 'openai', 'anthropic'] as const
export type ModelProviderKind = (typeof modelProviderKinds)[number]

/** Where a model runs, as seen from here. */
export const modelPlaces = ['this_machine', 'local_network', 'internet'] as const
export type ModelPlace = (typeof modelPlaces)[number]

/** What a model is chosen for: answers somebody waits for, longer work, and finding by meaning. */
export const modelJobs = ['quick', 'deep', 'embedding'] as const
export type ModelJob = (typeof modelJobs)[number]

/** What is remembered: how the person likes things, what is so, and what must not be done. */
export const memoryKinds = ['preference', 'fact', 'limit'] as const
export type MemoryKind = (typeof memoryKinds)[number]

/** Who it comes from: the person said it, or accepted what a proxy proposed. */
export const memorySources = ['person', 'accepted'] as const
export type MemorySource = (typeof memorySources)[number]

/** What can be hidden from every model. */
export const exclusionKinds = ['project', 'tag', 'task'] as const
export type ExclusionKind = (typeof exclusionKinds)[number]

/** How likeness is found. What goes by words is never called meaning. */
export const searchBases = ['meaning', 'words', 'none'] as const
export type SearchBasis = (typeof searchBases)[number]

/** What a search looks for: tasks that stand for themselves, steps, or what was written below either as a comment. */
export const findKinds = ['any', 'task', 'step', 'comment'] as const
export type FindKind = (typeof findKinds)[number]

/** Where a piece of context is from. */
export const contextSources = ['task', 'step', 'comment', 'project', 'memory'] as const
export type ContextSource = (typeof contextSources)[number]

/** Why something was chosen. 'words': it has the words; 'likeness': its words or their parts are alike. */
export const contextReasons = [
  'subject',
  'words',
  'likeness',
  'meaning',
  'parent',
  'step',
  'linked',
  'project',
  'person',
  'tag',
  'recent',
  'stated',
] as const
export type ContextReason = (typeof contextReasons)[number]

/** How a call to a model can end. */
export const modelOutcomes = [
  'ok',
  'cancelled',
  'deadline',
  'down',
  'missing_model',
  'unauthorised',
  'rate_limited',
  'overlong',
  'refused',
  'invalid',
  'truncated',
  'budget',
  'forbidden',
] as const
export type ModelOutcome = (typeof modelOutcomes)[number]

/** The kinds of row an event can name; each is a table that a person's data lives in. */
export const entities = [
  'users',
  'settings',
  'captures',
  'projects',
  'tags',
  'tasks',
  'task_tags',
  'task_dependencies',
  'task_comments',
  'task_series',
  'task_templates',
  'focus_sessions',
  'focus_segments',
  'focus_interruptions',
  'focus_presets',
  'energy_check_ins',
  'sleep_logs',
  'caffeine_logs',
  'progress_events',
  'achievements',
  'achievement_awards',
  'goals',
  'days_off',
  'reviews',
  'calendar_events',
  'plan_blocks',
  'saved_filters',
  'notifications',
  'messages',
  'model_providers',
  'model_consents',
  'proposals',
  'proposal_ops',
  'tool_policies',
  'memory_items',
  'model_exclusions',
] as const
export type Entity = (typeof entities)[number]
