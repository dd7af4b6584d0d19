export { GoalRepository } from './goal.repository'
export { GoalService } from './goal.service'
