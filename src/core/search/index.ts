export { SearchService } from './search.service'
