export { NotificationService } from './notification.service'
