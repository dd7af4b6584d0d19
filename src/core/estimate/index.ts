export { EstimateRepository } from './estimate.repository'
export { EstimateService } from './estimate.service'
