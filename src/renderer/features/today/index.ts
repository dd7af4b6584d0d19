export { TodayScreen } from './TodayScreen'
