import { assertNever } from '@contract/assert-never'
import type { Goal } from '@contract/goal'
import { REPORT_MAX_DAYS, type Report, type ReportPeriod, type ReportTable } from '@contract/report'

import { conflict, unavailable } from '../db/errors'
import type { GoalService } from '../goal'
import type { Clock, HostControls } from '../ports'
import type { ProgressBook, ProgressService } from '../progress'
import { daysBetween } from '../time'
import { reportPage } from './report-page'
import type { ReportRepository } from './report.repository'
import { byProject, dayTable, type Table, taskTable } from './report.rules'

type SavedFormat = 'csv-days' | 'csv-tasks' | 'html' | 'pdf'
type TextFile = { fileName: string; mediaType: string; text: string }

/** What only a host with windows of its own can do. */
type Desk = Pick<HostControls, 'printPdf' | 'saveFile'>

/** A period in figures and files, from the ledger. */
export class ReportService {
  constructor(
    private readonly repository: ReportRepository,
    private readonly progress: ProgressService,
    private readonly book: ProgressBook,
    private readonly goals: GoalService,
    private readonly clock: Clock,
    private readonly desk: Desk,
  ) {}

  get({ from, to }: ReportPeriod): Report {
    if (to < from) throw conflict('report_span', 'The report would end before it begins. Choose a later last day.')
    if (daysBetween(from, to) >= REPORT_MAX_DAYS) {
      throw conflict('report_span', `A report covers at most ${REPORT_MAX_DAYS} days. Choose a shorter span.`)
    }
    const fold = this.book.read()
    const tasks = this.repository.tasks(from, to)
    return {
      from,
      to,
      timeZone: this.clock.timeZone(),
      totals: this.progress.totals(from, to),
      days: this.progress.days(from, to),
      projects: byProject(tasks, this.repository.focusByProject(from, to)),
      tasks: tasks.map(({ eventId, ...task }) => ({
        ...task,
        xp: fold.xpOf({ ...task, id: eventId, kind: 'task.completed' }),
      })),
      goals: this.goals.list({ archived: false }).map(({ title, target, measure, progress }) => ({
        title,
        done: progress.done,
        target,
        unit: unitOf(measure),
      })),
    }
  }

  async csv(input: ReportPeriod & { readonly table: ReportTable }): Promise<TextFile> {
    const report = this.get(input)
    const table = input.table === 'days' ? dayTable(report) : taskTable(report)
    return {
      fileName: `proxy-${input.table}-${input.from}-to-${input.to}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      text: await toCsv(table),
    }
  }

  html(input: ReportPeriod): TextFile {
    return {
      fileName: `proxy-report-${input.from}-to-${input.to}.html`,
      mediaType: 'text/html; charset=utf-8',
      text: reportPage(this.get(input)),
    }
  }

  async pdf(input: ReportPeriod): Promise<{ fileName: string; mediaType: string; base64: string }> {
    if (this.desk.printPdf === undefined) {
      throw unavailable(
        'pdf',
        'Only the desktop app makes PDF files. In a browser, print the report and choose PDF there.',
      )
    }
    const bytes = await this.desk.printPdf(reportPage(this.get(input)))
    return {
      fileName: `proxy-report-${input.from}-to-${input.to}.pdf`,
      mediaType: 'application/pdf',
      base64: Buffer.from(bytes).toString('base64'),
    }
  }

  /** Saves a report where the person says. */
  async save({ format, ...span }: ReportPeriod & { readonly format: SavedFormat }): Promise<{ path: string | null }> {
    if (this.desk.saveFile === undefined) {
      throw unavailable(
        'files',
        'Only the desktop app saves files by itself. Ask for the report and keep what comes back.',
      )
    }
    const { fileName, bytes } = await this.#file(span, format)
    return { path: await this.desk.saveFile(fileName, bytes) }
  }

  async #file(span: ReportPeriod, format: SavedFormat): Promise<{ fileName: string; bytes: Uint8Array }> {
    switch (format) {
      case 'csv-days':
        return textBytes(await this.csv({ ...span, table: 'days' }))
      case 'csv-tasks':
        return textBytes(await this.csv({ ...span, table: 'tasks' }))
      case 'html':
        return textBytes(this.html(span))
      case 'pdf': {
        const { fileName, base64 } = await this.pdf(span)
        return { fileName, bytes: Buffer.from(base64, 'base64') }
      }
      default:
        return assertNever(format)
    }
  }
}

function textBytes(file: TextFile): { fileName: string; bytes: Uint8Array } {
  // The mark tells spreadsheets that CSV is UTF-8.
  const mark = file.mediaType.startsWith('text/csv') ? '\uFEFF' : ''
  return { fileName: file.fileName, bytes: new TextEncoder().encode(mark + file.text) }
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is put behind an apostrophe. */
async function toCsv({ columns, rows }: Table): Promise<string> {
  const { stringify } = await import('csv-stringify/sync')
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: 'windows' })
}

function unitOf(measure: Goal['measure']): string {
  switch (measure) {
    case 'count':
      return 'tasks'
    case 'time':
      return 'minutes'
    case 'habit':
      return 'days'
    default:
      return assertNever(measure)
  }
}
