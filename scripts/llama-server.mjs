// Fetches a real llama-server (OpenAI-compatible, no GPU) into a folder, for the tests of models. It comes from Debian's own
// packages by way of this machine's apt sources and is only unpacked: nothing is installed, no weights are downloaded.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { inProject } from './lib/paths.mjs'
import { Problem, runMain } from './lib/problem.mjs'

const run = promisify(execFile)
/** The server, and the C library it was built for: this machine's own may be older. */
const packages = [
  'llama.cpp-tools',
  'libllama0',
  'libggml0',
  'libc6',
  'libstdc++6',
  'libgcc-s1',
  'libgomp1',
  'libssl3t64',
  'libzstd1',
  'zlib1g',
]
const PATIENCE_MS = 120_000

/** @typedef {{ readonly kind: 'ready', readonly command: readonly string[], readonly env: Readonly<Record<string, string>> } | { readonly kind: 'unavailable', readonly reason: string }} LlamaServer */

/**
 * The command that runs llama-server, fetched at the first call; or why it cannot be had here.
 * @param {string} [directory]
 * @returns {Promise<LlamaServer>}
 */
export async function llamaServer(directory = inProject('.cache', 'llama-server')) {
  const root = join(directory, 'root')
  if (!existsSync(root)) {
    const reason = await fetchInto(directory)
    if (reason !== null) return { kind: 'unavailable', reason }
  }
  return commandIn(root)
}

/**
 * @param {string} directory
 * @returns {Promise<string | null>} why it did not work
 */
async function fetchInto(directory) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it is fetched on Linux x64 only'
  const mirror = aptMirror()
  if (mirror === null) return 'this machine has no apt source of Debian to fetch it from'
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'
  if (!existsSync(keyring)) return `the keys of Debian’s archive are missing (${keyring})`
  const work = `${directory}.${process.pid}`
  const apt = join(work, 'apt')
  try {
    for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(apt, folder), { recursive: true })
    for (const folder of ['debs', 'root']) mkdirSync(join(work, folder), { recursive: true })
    writeFileSync(join(apt, 'sid.list'), `deb [signed-by=${keyring}] ${mirror} sid main\n`)
    writeFileSync(
      join(apt, 'apt.conf'),
      [
        `Dir::Etc::sourcelist "${apt}/sid.list";`,
        'Dir::Etc::sourceparts "-";',
        `Dir::State::lists "${apt}/lists";`,
        `Dir::Cache "${apt}/cache";`,
        'APT::Sandbox::User "root";',
        'Acquire::Languages "none";',
      ].join('\n'),
    )
    const options = { env: { ...process.env, APT_CONFIG: join(apt, 'apt.conf') }, timeout: PATIENCE_MS }
    await run('apt-get', ['-qq', 'update'], options)
    await run('apt-get', ['-qq', 'download', ...packages], { ...options, cwd: join(work, 'debs') })
    for (const file of readdirSync(join(work, 'debs')))
      await run('dpkg', ['-x', join(work, 'debs', file), join(work, 'root')], options)
    mkdirSync(directory, { recursive: true })
    renameSync(join(work, 'root'), join(directory, 'root'))
    return null
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return `fetching it from Debian’s packages failed: ${text.trim().split('\n').slice(0, 3).join(' ')}`
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The mirror that this machine's apt uses already. */
function aptMirror() {
  const folder = '/etc/apt/sources.list.d'
  const files = [
    '/etc/apt/sources.list',
    ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []),
  ]
  for (const file of files) {
    if (!existsSync(file)) continue
    const found = /https?:\/\/\S+\/debian\/?(?=\s|$)/m.exec(readFileSync(file, 'utf8'))
    if (found) return found[0]
  }
  return null
}

/**
 * @param {string} root
 * @returns {LlamaServer}
 */
function commandIn(root) {
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu')
  const backends = join(libraries, 'ggml/backends0')
  const processor = /\bavx2\b/.test(readFileSync('/proc/cpuinfo', 'utf8')) ? 'haswell' : 'x64'
  return {
    kind: 'ready',
    command: [
      join(libraries, 'ld-linux-x86-64.so.2'),
      '--library-path',
      [libraries, join(libraries, 'llama'), backends].join(':'),
      '--argv0',
      'llama-server',
      join(root, 'usr/bin/llama-server'),
    ],
    env: { GGML_BACKEND_PATH: join(backends, `libggml-cpu-${processor}.so`) },
  }
}

if (import.meta.filename === resolve(process.argv[1] ?? '')) {
  await runMain(async () => {
    const found = await llamaServer(process.argv[2])
    if (found.kind === 'unavailable') throw new Problem(`There is no llama-server: ${found.reason}.`)
    console.log(found.command.join(' '))
    return 0
  })
}
