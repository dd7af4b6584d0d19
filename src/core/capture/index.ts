export { CaptureInbox } from './capture-inbox'
export { CaptureRepository } from './capture.repository'
export { CaptureService } from './capture.service'
