export { ApiToken } from './api-token'
export { SystemService } from './system.service'
