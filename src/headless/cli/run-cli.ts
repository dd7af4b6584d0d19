import { once } from 'node:events'

import { cliHelp, readCommand } from './arguments'

const DONE = 0
const FAILED = 1
const WRONG_USAGE = 2

/** Runs one command of `proxy` and gives its exit code. What a command needs is loaded with it, so that each starts fast. */
export async function runCli(args: readonly string[]): Promise<number> {
  const command = readCommand(args)
  switch (command.kind) {
    case 'help':
      print(cliHelp)
      return DONE
    case 'invalid':
      complain(`${command.message}\n\n${cliHelp}`)
      return WRONG_USAGE
    case 'parse': {
      const { parseLines } = await import('./parse-lines')
      const problem = await parseLines(command, process.stdin, process.stdout)
      if (problem === null) return DONE
      complain(problem)
      return WRONG_USAGE
    }
    case 'recur': {
      const { listRecurrence } = await import('./list-recurrence')
      const outcome = await listRecurrence(command, writeAll)
      if (outcome.kind === 'invalid') complain(outcome.message)
      else if (outcome.note !== null) complain(outcome.note)
      return outcome.kind === 'invalid' ? WRONG_USAGE : DONE
    }
    default: {
      const { runOnData } = await import('./run-on-data')
      const result = await runOnData(command)
      if (result.kind === 'done') print(result.text)
      else complain(result.message)
      return result.kind === 'done' ? DONE : FAILED
    }
  }
}

/** Writes at the reader's pace, so that a long list does not pile up in memory. */
async function writeAll(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}
