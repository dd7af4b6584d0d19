export { Ledger } from './ledger'
export { ProgressBook } from './progress-book'
export { ProgressService } from './progress.service'
export { ProgressRepository } from './progress.repository'
