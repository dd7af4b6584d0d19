export { ModelCalls, type CallEnd, type CallStart } from './model-calls'
export { ModelRepository } from './model.repository'
export { costMicros } from './model.rules'
export { ModelService } from './model.service'
