export { GoalLine } from './GoalLine'
