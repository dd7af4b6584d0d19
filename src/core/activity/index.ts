export { ActivityRepository } from './activity.repository'
export { ActivityService, touchedRows } from './activity.service'
