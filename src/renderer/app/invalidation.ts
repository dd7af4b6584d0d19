import type { Query, QueryClient } from '@tanstack/react-query'

import type { AppContract } from '@contract/index'
import type { Entity } from '@contract/vocabulary'

export type ContractFeature = keyof AppContract

/** Which features' answers are made of rows of an entity. Every change is also activity. */
const dependents: Readonly<Record<Entity, readonly ContractFeature[]>> = {
  users: ['settings'],
  settings: ['settings', 'today', 'priority', 'progress', 'energy', 'model', 'estimate', 'sleep', 'goal', 'review'],
  captures: ['task'],
  projects: ['project', 'task', 'today', 'priority', 'search', 'estimate', 'goal', 'report', 'template', 'context'],
  tags: ['tag', 'task', 'today', 'priority', 'search', 'goal', 'template', 'context'],
  // Titles are shown with sessions and in the ledger; open tasks are counted by project and by tag.
  tasks: [
    'recurrence',
    'task',
    'today',
    'priority',
    'search',
    'project',
    'tag',
    'focus',
    'progress',
    'estimate',
    'goal',
    'review',
    'report',
    'context',
  ],
  task_tags: ['tag', 'task', 'today', 'priority', 'search', 'estimate', 'goal', 'context'],
  task_dependencies: ['task', 'today', 'priority', 'search'],
  task_comments: ['task', 'search', 'priority'],
  task_series: ['recurrence', 'task', 'today'],
  task_templates: ['template'],
  focus_sessions: ['focus', 'today', 'task', 'progress', 'estimate'],
  focus_segments: ['focus', 'today', 'task', 'progress'],
  focus_interruptions: ['focus', 'today'],
  energy_check_ins: ['energy', 'today', 'priority', 'progress', 'review', 'report'],
  focus_presets: ['focus'],
  sleep_logs: ['sleep', 'energy', 'today'],
  progress_events: ['progress', 'estimate', 'achievement', 'goal', 'review', 'report'],
  caffeine_logs: ['caffeine', 'energy', 'today'],
  achievements: [],
  achievement_awards: [],
  goals: ['goal', 'report'],
  days_off: ['dayOff', 'progress'],
  reviews: ['review'],
  calendar_events: ['estimate'],
  plan_blocks: ['estimate'],
  saved_filters: ['filter'],
  notifications: ['notification'],
  messages: [],
  model_providers: ['model'],
  model_consents: ['model'],
  proposals: ['proposal', 'agent'],
  proposal_ops: ['proposal', 'agent'],
  tool_policies: ['agent'],
  memory_items: ['memory'],
  model_exclusions: ['context'],
}

/** Features whose queries a change of these entities makes stale. */
export function featuresOf(entities: Iterable<Entity>): ReadonlySet<ContractFeature> {
  const features = new Set<ContractFeature>(['activity'])
  for (const entity of entities) for (const feature of dependents[entity]) features.add(feature)
  return features
}

/** Marks the queries of these features as stale; those on screen are asked again at once. */
export function invalidateFeatures(queryClient: QueryClient, features: ReadonlySet<ContractFeature>): void {
  void queryClient.invalidateQueries({ predicate: (query) => isOf(query, features) })
}

/** A key made by the oRPC utilities starts with the path of the procedure: [['task', 'list'], …]. */
function isOf(query: Query, features: ReadonlySet<string>): boolean {
  const path: unknown = query.queryKey[0]
  const feature: unknown = Array.isArray(path) ? path[0] : undefined
  return typeof feature === 'string' && features.has(feature)
}
