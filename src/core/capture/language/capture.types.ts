/** Parts of a day that a person can name instead of a clock time. */
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'tonight' | 'midnight'

/** Everything besides the text that a reading depends on. */
export type ParseContext = {
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  /** IANA zone of the person, e.g. "Europe/Berlin". */
  readonly timeZone: string
  /** BCP 47 tag; decides day-first or month-first and the words of the labels. */
  readonly locale: string
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  readonly tags: readonly string[]
  /** Times (HH:MM) that parts of the day stand for, where they differ from the defaults. */
  readonly dayParts?: Partial<Record<DayPart, string>>
  /** Keys (see spanKey) of parts which the person turned back into words. */
  readonly dismissed?: readonly string[]
}

export type SpanKind =
  | 'due'
  | 'start'
  | 'duration'
  | 'recurrence'
  | 'priority'
  | 'tag'
  | 'context'
  | 'project'
  | 'energy'
  | 'person'
  | 'url'
  | 'note'

/** One recognised part: `text.slice(start, end) === span.text`. */
export type ParsedSpan = {
  readonly kind: SpanKind
  readonly start: number
  readonly end: number
  readonly text: string
  /** The outcome in words, e.g. "Tue 3 Mar 15:00". */
  readonly label: string
  /** What to put into `ParseContext.dismissed` to turn this part back into words. */
  readonly key: string
}

/** A local date with optional time; `zone` only when the text named one. */
export type LocalMoment = {
  /** YYYY-MM-DD */
  readonly date: string
  /** HH:MM */
  readonly time: string | null
  readonly zone: string | null
}

export type ParsedRecurrence = {
  readonly text: string
  /** RFC 5545 RRULE value without the "RRULE:" prefix. UNTIL is a local date, inclusive. */
  readonly rrule: string | null
  /** First occurrence, YYYY-MM-DD or YYYY-MM-DDTHH:MM, local. */
  readonly dtstart: string | null
  /** True when the next occurrence counts from completion ("every!", "after I finish"). */
  readonly fromCompletion: boolean
  /** Days that are left out, YYYY-MM-DD, local (EXDATE). */
  readonly exceptions: readonly string[]
}

export type Priority = 'none' | 'low' | 'medium' | 'high' | 'critical'
export type NeededEnergy = 'low' | 'medium' | 'high'

export type ParsedCapture = {
  /** What remains when the recognised parts are taken out; may be empty. */
  readonly title: string
  readonly start: LocalMoment | null
  readonly due: LocalMoment | null
  readonly durationMinutes: number | null
  readonly recurrence: ParsedRecurrence | null
  readonly priority: Priority
  readonly tags: readonly string[]
  readonly contexts: readonly string[]
  /** `id` is null when no known project has this name. */
  readonly project: { readonly id: string | null; readonly name: string } | null
  readonly people: readonly string[]
  readonly energy: NeededEnergy | null
  readonly links: readonly string[]
  readonly note: string | null
  readonly spans: readonly ParsedSpan[]
}

export type ParsedNode = ParsedCapture & {
  readonly raw: string
  readonly children: readonly ParsedNode[]
}
