export { BackupService } from './backup.service'
export { BackupStore } from './backup-store'
export { checkDatabase } from './check-database'
export { replaceDatabase, settleReplacement } from './replace-database'
