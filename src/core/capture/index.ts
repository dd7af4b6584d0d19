export { CaptureInbox } from './capture-inbox'
export { CaptureRecovery } from './capture-recovery'
export { CaptureRepository } from './capture.repository'
export { CaptureService } from './capture.service'
