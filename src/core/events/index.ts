export { EventBus } from './event-bus'
export { eventStream } from './event-stream'
