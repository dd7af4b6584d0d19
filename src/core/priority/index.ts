export { PriorityRepository } from './priority.repository'
export { PriorityService } from './priority.service'
export { compareForToday, type DayOrder } from './score.rules'
