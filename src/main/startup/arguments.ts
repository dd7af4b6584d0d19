import { resolve } from 'node:path'

import { deepLinkScheme, parseDeepLink, type Intent } from './deep-link'

export type LaunchArguments = {
  /** Absolute; null for the platform's application folder. */
  readonly dataDirectory: string | null
  readonly intent: Intent
}

/**
 * Reads the command line of a start. What follows a deep link is ignored: the operating system puts the link last,
 * so anything after it was smuggled in by a link that was not quoted well.
 */
export function readArguments(argv: readonly string[], workingDirectory: string): LaunchArguments {
  let dataDirectory: string | null = null
  let intent: Intent = { kind: 'show' }
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? ''
    if (argument.toLowerCase().startsWith(`${deepLinkScheme}:`)) {
      return { dataDirectory, intent: parseDeepLink(argument) ?? intent }
    }
    if (argument === '--capture') intent = { kind: 'capture', text: '' }
    else if (argument.startsWith('--data-dir='))
      dataDirectory = resolve(workingDirectory, argument.slice('--data-dir='.length))
    else if (argument === '--data-dir') {
      const value = argv[index + 1]
      if (value !== undefined && !value.startsWith('-') && !value.toLowerCase().startsWith(`${deepLinkScheme}:`)) {
        dataDirectory = resolve(workingDirectory, value)
        index += 1
      }
    }
  }
  return { dataDirectory, intent }
}
