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

const { runHost } = await import('./host')
const code = await runHost(process.argv.slice(2))
if (code !== null) process.exitCode = code
