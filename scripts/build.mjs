// Builds what is stale. `--force` builds everything, `--target NAME` one thing, `--check` only says.
import { cpSync, existsSync, rmSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { availableParallelism } from 'node:os'
import { stripVTControlCharacters } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { readFlags } from './lib/flags.mjs'
import { capture, childEnvironment } from './lib/children.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { inProject } from './lib/paths.mjs'
import { Problem, runMain } from './lib/problem.mjs'
import { stamps, staleTargets, targets } from './lib/targets.mjs'
import { toolScript } from './lib/tools.mjs'

await runMain(async () => {
  const flags = readFlags(process.argv.slice(2), {
    '--target': {
      kind: 'list',
      value: 'NAME',
      help: `only this (may be repeated): ${targets.map(({ name }) => name).join(', ')}`,
    },
    '--force': { kind: 'switch', help: 'build even what is up to date' },
    '--check': { kind: 'switch', help: 'only say what is stale; exit code 1 if anything is' },
  })
  const names = flags.lists.get('--target')
  const unknown = names?.find((name) => !targets.some((target) => target.name === name))
  if (unknown !== undefined) throw new Problem(`There is no target "${unknown}".`, 2)
  if (flags.switches.has('--force'))
    for (const target of targets) if (!names || names.includes(target.name)) stamps.forget(target)
  const stale = staleTargets(names)
  if (flags.switches.has('--check')) {
    console.log(stale.length === 0 ? 'Up to date.' : `Stale: ${stale.map(({ target }) => target.name).join(', ')}`)
    return stale.length === 0 ? 0 : 1
  }
  await ensureInstalled({ quiet: true })
  return build(stale)
})

/** @param {ReturnType<typeof staleTargets>} stale */
async function build(stale) {
  const queue = [...stale]
  let code = 0
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) code = (await buildOne(next)) || code
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
  return code
}

/** @param {ReturnType<typeof staleTargets>[number]} entry */
async function buildOne({ target, hash }) {
  const start = performance.now()
  stamps.forget(target)
  if (target.tool === 'copy') {
    const from = inProject(target.args[0] ?? '')
    const to = inProject('out', target.args[0] ?? '')
    rmSync(to, { recursive: true, force: true })
    if (!existsSync(from)) throw new Problem(`The folder ${target.args[0]} is missing.`)
    cpSync(from, to, { recursive: true })
  } else {
    const env = childEnvironment({ PROXY_BUILD: target.name })
    const { code, output } = await capture(findNode(), [toolScript(target.tool), ...target.args], { env })
    if (code !== 0) {
      // The bundler colours its messages even into a file.
      const message = process.stderr.isTTY ? output : stripVTControlCharacters(output)
      console.error(`${message.trimEnd()}\nBuilding ${target.name} failed.`)
      return 1
    }
    for (const line of output.match(/first script of .*/g) ?? []) console.error(`  ${line}`)
  }
  const missing = target.outputs.filter((output) => !existsSync(inProject(output)))
  if (missing.length > 0) {
    console.error(`Building ${target.name} left out ${missing.join(', ')}.`)
    return 1
  }
  stamps.note(target, hash)
  console.error(`  built ${target.name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return 0
}
