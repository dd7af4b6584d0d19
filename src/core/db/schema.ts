import type { Entity } from '@contract/vocabulary'

import { toolPolicies } from '../agent/policy.table'
import { calendarEvents } from '../calendar/calendar.table'
import { captures } from '../capture/capture.table'
import { caffeineLogs, energyCheckIns, sleepLogs } from '../energy/energy.table'
import { memoryItems, modelExclusions } from '../context/context.table'
import { daysOff } from '../day-off/day-off.table'
import { savedFilters } from '../filter/filter.table'
import { focusInterruptions, focusPresets, focusSegments, focusSessions } from '../focus/focus.table'
import { goals } from '../goal/goal.table'
import { messages } from '../message/message.table'
import { modelConsents, modelProviders } from '../model/model.table'
import { notifications } from '../notification/notification.table'
import { planBlocks } from '../planner/planner.table'
import { achievementAwards, achievements, progressEvents } from '../progress/progress.table'
import { projects } from '../project/project.table'
import { proposalOps, proposals } from '../proposal/proposal.table'
import { reviews } from '../review/review.table'
import { settings, users } from '../settings/settings.table'
import { tags } from '../tag/tag.table'
import { taskSeries } from '../task/series.table'
import { taskComments, taskDependencies, tasks, taskTags } from '../task/task.table'
import { taskTemplates } from '../template/template.table'

import type { RowTable } from './row-codec'

/** Every table that a person's data lives in, by the name events and the change log use. */
export const schema = {
  users,
  settings,
  captures,
  projects,
  tags,
  tasks,
  task_tags: taskTags,
  task_dependencies: taskDependencies,
  task_comments: taskComments,
  task_series: taskSeries,
  task_templates: taskTemplates,
  focus_sessions: focusSessions,
  focus_segments: focusSegments,
  focus_interruptions: focusInterruptions,
  focus_presets: focusPresets,
  energy_check_ins: energyCheckIns,
  sleep_logs: sleepLogs,
  caffeine_logs: caffeineLogs,
  progress_events: progressEvents,
  achievements,
  achievement_awards: achievementAwards,
  goals,
  days_off: daysOff,
  reviews,
  calendar_events: calendarEvents,
  plan_blocks: planBlocks,
  saved_filters: savedFilters,
  notifications,
  messages,
  model_providers: modelProviders,
  model_consents: modelConsents,
  proposals,
  proposal_ops: proposalOps,
  tool_policies: toolPolicies,
  memory_items: memoryItems,
  model_exclusions: modelExclusions,
} satisfies Record<Entity, RowTable>
