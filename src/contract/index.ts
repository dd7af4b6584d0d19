import { achievementContract } from './achievement'
import { activityContract } from './activity'
import { agentContract } from './agent'
import { backupContract } from './backup'
import { caffeineContract } from './caffeine'
import { captureContract } from './capture'
import { contextContract } from './context'
import { dayOffContract } from './day-off'
import { energyContract } from './energy'
import { estimateContract } from './estimate'
import { eventsContract } from './events'
import { filterContract } from './filter'
import { focusContract } from './focus'
import { goalContract } from './goal'
import { memoryContract } from './memory'
import { modelContract } from './model'
import { notificationContract } from './notification'
import { priorityContract } from './priority'
import { progressContract } from './progress'
import { projectContract } from './project'
import { proposalContract } from './proposal'
import { recurrenceContract } from './recurrence'
import { reportContract } from './report'
import { reviewContract } from './review'
import { searchContract } from './search'
import { settingsContract } from './settings'
import { sleepContract } from './sleep'
import { systemContract } from './system'
import { tagContract } from './tag'
import { taskContract } from './task'
import { taskProxyContract } from './task-proxy'
import { templateContract } from './template'
import { todayContract } from './today'

/** Everything the app can do, whoever asks: the interface, an agent, REST, the command line. */
export const contract = {
  achievement: achievementContract,
  activity: activityContract,
  agent: agentContract,
  backup: backupContract,
  caffeine: caffeineContract,
  capture: captureContract,
  context: contextContract,
  dayOff: dayOffContract,
  energy: energyContract,
  estimate: estimateContract,
  events: eventsContract,
  filter: filterContract,
  focus: focusContract,
  goal: goalContract,
  memory: memoryContract,
  model: modelContract,
  notification: notificationContract,
  priority: priorityContract,
  progress: progressContract,
  project: projectContract,
  proposal: proposalContract,
  recurrence: recurrenceContract,
  report: reportContract,
  review: reviewContract,
  search: searchContract,
  settings: settingsContract,
  sleep: sleepContract,
  system: systemContract,
  tag: tagContract,
  task: taskContract,
  taskProxy: taskProxyContract,
  template: templateContract,
  today: todayContract,
}
export type AppContract = typeof contract
