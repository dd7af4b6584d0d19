export { tellBackupFailed } from './backup-notice'
export { BackupService } from './backup.service'
export { BackupStore, checkDatabase } from './backup-store'
