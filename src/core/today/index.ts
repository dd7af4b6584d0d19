export { TodayRepository } from './today.repository'
export { TodayService } from './today.service'
