import type { CapturePlace, ParsedCapture, ParsedNode } from '@contract/capture'
import type { Settings } from '@contract/settings'
import type { CaptureSource } from '@contract/vocabulary'

import { invalidInput, notFound } from '../db/errors'
import { quote } from '../db/quote'
import { storageFailure } from '../db/storage-error'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import { kindOf } from '../guard'
import type { Clock, Ids, Logger } from '../ports'
import type { ProjectService } from '../project'
import type { ReadWords, TaskWriter } from '../task'
import type { CaptureRepository, CaptureRow } from './capture.repository'
import { headAndBody, MOST_TASKS, placed, toCapturedTask, type CapturedTask } from './capture.rules'
import { captures } from './capture.table'
import { countLines, parseCapture, type ParseContext } from './language'
import { dismissedIn, headLine, readList } from './lines.rules'
import { readRepeatWords } from './repeat-words'

const AUTOMATION: Caller = { actor: { kind: 'automation', id: 'capture' }, origin: 'core' }

export type Received = {
  readonly text: string
  readonly source: CaptureSource
  readonly dismissed?: readonly string[]
  readonly split?: boolean
  readonly place?: CapturePlace | undefined
  readonly id?: string | undefined
  readonly locale?: string | undefined
}

/**
 * The way from a text to tasks in two steps: first the text is on disk, verbatim; only then is it read. Whatever happens
 * in between, the text is there and is read at the next start.
 */
export class CaptureInbox {
  constructor(
    private readonly repository: CaptureRepository,
    private readonly writer: TaskWriter,
    private readonly projects: ProjectService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly logger: Logger,
    private readonly settings: { readonly get: () => Pick<Settings, 'dayParts'> },
  ) {}

  /** Puts a text on disk; a text with an id that is already there was received before. */
  receive(input: Received, caller: Caller): { readonly id: string; readonly again: boolean } {
    const id = input.id ?? this.ids.next()
    if (input.id !== undefined && this.repository.find(id)) return { id, again: true }
    if (input.place !== undefined) this.#checkPlace(input.place)
    const lines = input.split === true ? countLines(input.text) : 0
    if (lines > MOST_TASKS)
      throw invalidInput(
        'text',
        `This list would become ${lines.toLocaleString('en')} tasks, and ${MOST_TASKS} is the most at once. Save it as one task, or in smaller parts; nothing was saved.`,
      )
    this.unitOfWork.run(
      caller,
      'Received a capture',
      (tx) => {
        tx.insert(captures, {
          id,
          raw: input.text,
          source: input.source,
          reading: {
            dismissed: input.dismissed ?? [],
            split: input.split ?? false,
            ...(input.place === undefined ? {} : { place: input.place }),
          },
          timeZone: this.clock.timeZone(),
          locale: input.locale ?? 'en-US',
          status: 'received',
          createdAt: tx.now,
          deletedAt: null,
        })
      },
      { quiet: true },
    )
    return { id, again: false }
  }

  /** Reads a received text and makes its tasks; one that was already read stays as it is. */
  process(id: string, caller: Caller): { readonly taskIds: readonly string[]; readonly batchId: string | null } {
    const capture = this.repository.find(id)
    if (!capture) throw notFound('capture', id)
    if (capture.status === 'processed') return { taskIds: this.repository.taskIds(id), batchId: null }
    const { place } = capture.reading
    const there = place === undefined ? undefined : this.repository.present(place)
    const found = this.#read(capture).map((task) => placed(task, place?.tag))
    const [first] = found
    const label = found.length === 1 && first ? `Captured ${quote(first.title)}` : `Captured ${found.length} tasks`
    const { result, batchId } = this.unitOfWork.run(caller, label, (tx) => {
      tx.update(captures, id, { status: 'processed' })
      // The inbox has the newest first: what was made last stands above what was made before it.
      const inOrder = there === undefined ? found.toReversed() : found
      const made = inOrder.map((task) => this.#insert(tx, task, id, there))
      return there === undefined ? made.toReversed() : made
    })
    return { taskIds: result, batchId }
  }

  /** Reads what a crash left unread; says how many could not be written. One that cannot stands in nobody's way. */
  recover(): number {
    const waiting = this.repository.waiting()
    return waiting.filter((id) => !this.#recovered(id)).length
  }

  /** How a text would be read now, or at a moment (milliseconds UTC). */
  preview(
    text: string,
    dismissed: readonly string[],
    locale: string,
    at: number = this.clock.now(),
  ): { capture: ParsedCapture; lines: readonly ParsedNode[] } {
    const context = this.#context(at, this.clock.timeZone(), locale, dismissed)
    const lines = text.trim().includes('\n') ? readList(text, context) : []
    const { head } = headAndBody(text)
    // Spans are places in the whole text, so the first line is read where it stands.
    const offset = text.indexOf(head)
    const capture = parseCapture(head, this.#headContext(text, context))
    const spans = capture.spans.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }))
    return { capture: { ...capture, spans }, lines }
  }

  /** What words such as "every 2nd Tuesday" say about repeating, or what is wrong with them. */
  readRecurrence(text: string, locale: string | undefined): ReturnType<ReadWords> {
    return readRepeatWords(text, this.#context(this.clock.now(), this.clock.timeZone(), locale ?? 'en-US', []))
  }

  #recovered(id: string): boolean {
    try {
      this.process(id, AUTOMATION)
      return true
    } catch (error) {
      if (storageFailure(error)?.code === 'STORAGE_CORRUPT') throw error
      this.logger.error('A waiting capture could not be made into tasks; it stays and is tried again', {
        capture: id,
        error: kindOf(error),
      })
      return false
    }
  }

  #read(capture: CaptureRow): readonly CapturedTask[] {
    const { dismissed, split } = capture.reading
    const context = this.#context(capture.createdAt, capture.timeZone, capture.locale, dismissed)
    const { head, body } = headAndBody(capture.raw)
    try {
      // What was received before there was a limit becomes one task, with all of its text.
      if (split && countLines(capture.raw) <= MOST_TASKS) {
        const nodes = readList(capture.raw, context)
        if (nodes.length > 0) return nodes.map((node) => toCapturedTask(node, node.raw, '', node.children))
      }
      return [toCapturedTask(parseCapture(head, this.#headContext(capture.raw, context)), head, body)]
    } catch (error) {
      // A text the reader cannot take is still the person's thought: it becomes a plain task.
      this.logger.error('A capture could not be read', { capture: capture.id, error: kindOf(error) })
      return [toCapturedTask(plain(head), head, body)]
    }
  }

  #checkPlace(place: CapturePlace): void {
    const { parentId, projectId } = this.repository.present(place)
    if (place.parentId !== undefined && parentId === undefined) throw notFound('task', place.parentId)
    if (place.projectId !== undefined && projectId !== place.projectId) throw notFound('project', place.projectId)
  }

  /** Without a place it goes to the inbox. */
  #insert(
    tx: WriteTransaction,
    task: CapturedTask,
    captureId: string,
    place: { readonly parentId: string | undefined; readonly projectId: string | null } | undefined,
  ): string {
    const { children, project, ...fields } = task
    const id = this.writer.insert(tx, {
      ...fields,
      links: [...fields.links],
      tags: [...fields.tags],
      projectId: project === null ? (place?.projectId ?? null) : (project.id ?? this.projects.ensure(tx, project.name)),
      parentId: place?.parentId,
      captureId,
      status: place === undefined ? 'inbox' : 'todo',
    })
    for (const child of children) this.#insert(tx, child, captureId, { parentId: id, projectId: null })
    return id
  }

  #headContext(text: string, context: ParseContext): ParseContext {
    return { ...context, dismissed: dismissedIn(headLine(text), context.dismissed ?? []) }
  }

  #context(now: number, timeZone: string, locale: string, dismissed: readonly string[]): ParseContext {
    return { now, timeZone, locale, dismissed, dayParts: this.settings.get().dayParts, ...this.repository.vocabulary() }
  }
}

function plain(title: string): ParsedCapture {
  return {
    title,
    start: null,
    due: null,
    durationMinutes: null,
    recurrence: null,
    priority: 'none',
    tags: [],
    contexts: [],
    project: null,
    people: [],
    energy: null,
    links: [],
    note: null,
    spans: [],
  }
}
