export { DayOffService } from './day-off.service'
