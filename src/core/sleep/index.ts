export { SleepImportService } from './sleep-import.service'
export { SleepRepository } from './sleep.repository'
export {
  habitOf,
  HISTORY_MS,
  hoursOf,
  isFreeDay,
  midSleepOf,
  nightsBetween,
  type DatedSleep,
  type Span,
} from './sleep.rules'
export { SleepService } from './sleep.service'
