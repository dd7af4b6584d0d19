import { assertNever } from '@contract/assert-never'
import type { OpenError } from '@core/index'

export type OpenChoice = 'retry' | 'restore' | 'show-folder' | 'open-running' | 'quit'

/** What to say when the data cannot be opened, and what can be done about it, the best thing first. */
export type OpenProblem = {
  readonly title: string
  readonly detail: string
  readonly choices: readonly OpenChoice[]
}

export const choiceLabels: Readonly<Record<OpenChoice, string>> = {
  retry: 'Try again',
  restore: 'Restore the newest backup',
  'show-folder': 'Show folder',
  'open-running': 'Open it in the browser',
  quit: 'Quit',
}

export function describeOpenError(error: Pick<OpenError, 'code' | 'message' | 'owner'>): OpenProblem {
  const detail = error.message
  switch (error.code) {
    case 'LOCKED':
      return {
        title: 'Proxy is already running with this data',
        detail,
        choices: error.owner?.url ? ['open-running', 'retry', 'quit'] : ['retry', 'quit'],
      }
    case 'CORRUPT':
      return {
        title: 'The database is damaged',
        detail: `${detail}\n\nRestoring puts the newest sound backup in its place; the damaged file is kept beside it.`,
        choices: ['restore', 'show-folder', 'quit'],
      }
    case 'FUTURE':
      return { title: 'This data needs a newer Proxy', detail, choices: ['quit', 'show-folder'] }
    case 'READ_ONLY':
      return { title: 'The data folder cannot be written', detail, choices: ['retry', 'show-folder', 'quit'] }
    case 'FULL':
      return { title: 'The disk is full', detail, choices: ['retry', 'show-folder', 'quit'] }
    case 'FAILED':
      return { title: 'Proxy could not open its data', detail, choices: ['retry', 'show-folder', 'quit'] }
    default:
      return assertNever(error.code)
  }
}
