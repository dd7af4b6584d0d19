export { ReportRepository } from './report.repository'
export { ReportService } from './report.service'
