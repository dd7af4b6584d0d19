import { keepCompiledCode } from './compile-cache'
import { nodeProblem } from './node-version'

// Everything else is loaded after this check, because an old Node does not survive loading the database.
const problem = nodeProblem(process.versions.node)
if (problem !== null) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}

// What this process writes is its owner's business, also in a folder that others may enter.
process.umask(0o077)
keepCompiledCode(import.meta.dirname)

// A reader that has seen enough (`proxy tasks | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { runCli } = await import('./cli/run-cli')
process.exitCode = await runCli(process.argv.slice(2))
