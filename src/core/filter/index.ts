export { FilterService } from './filter.service'
