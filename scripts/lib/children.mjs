import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { inProject, root } from './paths.mjs'

/**
 * The environment of every child: the project's own tools and Node come first.
 * @param {Readonly<Record<string, string | undefined>>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(extra = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env }
  // Windows writes it "Path"; two spellings in one environment would hide one of them.
  const pathName = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH'
  env[pathName] = [inProject('node_modules', '.bin'), env[pathName]].filter(Boolean).join(delimiter)
  // Set by an Electron-based editor's terminal; it would turn our Electron into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE']
  return Object.assign(env, extra)
}

/**
 * Runs a program with our terminal and answers its exit code. Signals reach it, and we wait for it to end:
 * a clean shutdown is the child's to make.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly env?: NodeJS.ProcessEnv, readonly stdio?: import('node:child_process').StdioOptions, readonly shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = childEnvironment(), stdio = 'inherit', shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio, shell })
    /** @type {Map<NodeJS.Signals, () => void>} */
    const forwarders = new Map()
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      const forward = () => {
        // Ctrl-C in a terminal goes to the whole group, so the child has it already; a second one would be "stop at once".
        if (signal === 'SIGINT' && process.stdin.isTTY) return
        child.kill(signal)
      }
      process.on(signal, forward)
      forwarders.set(signal, forward)
    }
    const done = () => {
      for (const [signal, forward] of forwarders) process.off(signal, forward)
    }
    child.once('error', (error) => {
      done()
      reject(error)
    })
    child.once('close', (code, signal) => {
      done()
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}

/**
 * Runs a program to its end and answers what it said: both streams as `output`, in the order they came.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly env?: NodeJS.ProcessEnv, readonly timeoutMs?: number, readonly cwd?: string }} [options]
 * @returns {Promise<{ readonly code: number, readonly output: string, readonly stdout: string, readonly timedOut: boolean }>}
 */
export function capture(command, args, { env = childEnvironment(), timeoutMs, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let stdout = ''
    let timedOut = false
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            child.kill('SIGKILL')
          }, timeoutMs)
    const add = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString()
    }
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      stdout += chunk.toString()
      add(chunk)
    })
    child.stderr.on('data', add)
    child.once('error', (error) => {
      clearTimeout(timer)
      resolve({ code: 127, output: error.message, stdout, timedOut })
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output, stdout, timedOut })
    })
  })
}
