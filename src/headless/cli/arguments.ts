import { parseArgs, type ParseArgsConfig } from 'node:util'

import { taskViews } from '@contract/task'

import type { RecurOptions } from './list-recurrence'

export type BackupAction =
  | { readonly kind: 'list' }
  | { readonly kind: 'create' }
  | { readonly kind: 'restore'; readonly name: string }

/** What a person asked the command line for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string }
  | (Shared & { readonly kind: 'capture'; readonly text: string | null; readonly split: boolean })
  | (Shared & { readonly kind: 'today' })
  | (Shared & { readonly kind: 'tasks'; readonly view: (typeof taskViews)[number]; readonly limit: number })
  | (Shared & { readonly kind: 'backup'; readonly action: BackupAction })
  | {
      readonly kind: 'parse'
      readonly now: string | null
      readonly timeZone: string | null
      readonly locale: string | null
    }
  | (RecurOptions & { readonly kind: 'recur' })

/** The commands that need the data. */
export type DataCommand = Exclude<Command, { kind: 'help' | 'invalid' | 'parse' | 'recur' }>

export type Shared = { readonly json: boolean; readonly dataDirectory: string | undefined }

export const cliHelp = `Usage: proxy COMMAND [options]

  capture TEXT…             capture a thought; "-" reads it from standard input
    --split                 one task a line, nested by indentation
  today                     what now, today's tasks, what was done
  tasks                     list tasks
    --view VIEW             ${taskViews.join(', ')} (open when left out)
    --limit N               1 to 200 (50 when left out)
  backup list               backups, newest first
  backup create             back up now and verify it
  backup restore NAME       replace all data by a backup; "latest" is the newest
  parse                     read one phrase a line on standard input, print what it means as JSON
    --now ISO --tz ZONE --locale TAG
  recur                     list the occurrences of an RFC 5545 rule, one local date-time a line
    --dtstart LOCAL         where it starts, such as 2026-03-03T09:00
    --tz ZONE               the zone of its clocks (the system's when left out)
    --rule RRULE            such as "FREQ=MONTHLY;BYDAY=-1FR"; lines EXDATE and RDATE may follow
    --exdate LOCAL          leave this one out; may be repeated
    --rdate LOCAL           add this one; may be repeated
    --limit N               stop after N (100 when left out and the rule has no COUNT or UNTIL)

  --json                    print the result as JSON
  --data-dir DIR            use the data in this folder
  --help                    show this

Exit code: 0 done, 1 failed, 2 wrong usage.`

const shared = {
  json: { type: 'boolean' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** Reads the arguments after `proxy`. */
export function readCommand(args: readonly string[]): Command {
  const [name, ...rest] = args
  if (name === undefined) return invalid('Say what to do.')
  if (name === 'help' || asksForHelp(args)) return { kind: 'help' }
  try {
    return readKnown(name, rest)
  } catch (error) {
    return invalid(error instanceof Error ? error.message : String(error))
  }
}

/** Behind "--" everything is text. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h')
}

function readKnown(name: string, args: readonly string[]): Command {
  switch (name) {
    case 'capture':
      return readCapture(args)
    case 'today': {
      const { values } = parseArgs({ args: [...args], strict: true, options: shared })
      return { kind: 'today', ...sharedOf(values) }
    }
    case 'tasks':
      return readTasks(args)
    case 'backup':
      return readBackup(args)
    case 'parse': {
      const options = { now: { type: 'string' }, tz: { type: 'string' }, locale: { type: 'string' } } as const
      const { values } = parseArgs({ args: [...args], strict: true, options })
      return { kind: 'parse', now: values.now ?? null, timeZone: values.tz ?? null, locale: values.locale ?? null }
    }
    case 'recur':
      return readRecur(args)
    default:
      return invalid(`There is no command "${name}".`)
  }
}

function readCapture(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: { ...shared, split: { type: 'boolean' } },
  })
  if (positionals.length === 0) return invalid('Write what to capture: proxy capture Call mum tomorrow')
  const text = positionals.length === 1 && positionals[0] === '-' ? null : positionals.join(' ')
  return { kind: 'capture', text, split: values.split === true, ...sharedOf(values) }
}

function readTasks(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: withNegatives(args),
    strict: true,
    options: { ...shared, view: { type: 'string' }, limit: { type: 'string' } },
  })
  const view = taskViews.find((known) => known === (values.view ?? 'open'))
  if (view === undefined) return invalid(`--view is one of ${taskViews.join(', ')}, not "${values.view}".`)
  const limit = wholeNumber(values.limit ?? '50')
  if (limit < 1 || limit > 200) return invalid('--limit needs a number from 1 to 200.')
  return { kind: 'tasks', view, limit, ...sharedOf(values) }
}

function readRecur(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: withNegatives(args),
    strict: true,
    options: {
      dtstart: { type: 'string' },
      tz: { type: 'string' },
      rule: { type: 'string' },
      exdate: { type: 'string', multiple: true },
      rdate: { type: 'string', multiple: true },
      limit: { type: 'string' },
    },
  })
  if (values.dtstart === undefined) return invalid('Say where the rule starts: --dtstart 2026-03-03T09:00')
  if (values.rule === undefined) return invalid('Say the rule: --rule "FREQ=WEEKLY;BYDAY=TU"')
  const limit = values.limit === undefined ? null : wholeNumber(values.limit)
  if (limit !== null && limit < 1) return invalid(`--limit needs a whole number of 1 or more, not "${values.limit}".`)
  return {
    kind: 'recur',
    dtstart: values.dtstart,
    timeZone: values.tz ?? null,
    rule: values.rule,
    exdates: values.exdate ?? [],
    rdates: values.rdate ?? [],
    limit,
  }
}

/** Node takes the minus behind "--limit" for another option; joined, the reader can say what is wrong with the number. */
function withNegatives(args: readonly string[]): string[] {
  return args.flatMap((arg, place) => {
    const next = args[place + 1] ?? ''
    if (arg === '--limit' && NEGATIVE.test(next)) return [`--limit=${next}`]
    return args[place - 1] === '--limit' && NEGATIVE.test(arg) ? [] : [arg]
  })
}

const NEGATIVE = /^-\d/

/** A number in plain digits; -1 for anything else. */
function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : -1
}

function readBackup(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...args], strict: true, allowPositionals: true, options: shared })
  const [action, name, ...more] = positionals
  const options = sharedOf(values)
  if (more.length === 0) {
    if (action === 'list' && name === undefined) return { kind: 'backup', action: { kind: 'list' }, ...options }
    if (action === 'create' && name === undefined) return { kind: 'backup', action: { kind: 'create' }, ...options }
    if (action === 'restore' && name !== undefined)
      return { kind: 'backup', action: { kind: 'restore', name }, ...options }
  }
  return invalid('Say "backup list", "backup create" or "backup restore NAME" (or latest).')
}

function sharedOf(values: { readonly json?: boolean; readonly 'data-dir'?: string }): Shared {
  return { json: values.json === true, dataDirectory: values['data-dir'] }
}

function invalid(message: string): Command {
  return { kind: 'invalid', message }
}
