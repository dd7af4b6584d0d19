export { BackupService } from './backup.service'
export { BackupStore, checkDatabase } from './backup-store'
