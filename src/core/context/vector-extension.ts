import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:process'

import type { Sqlite } from '../db/connection'

const systems: Readonly<Partial<Record<NodeJS.Platform, { readonly name: string; readonly file: string }>>> = {
  linux: { name: 'linux', file: 'vec0.so' },
  darwin: { name: 'darwin', file: 'vec0.dylib' },
  win32: { name: 'windows', file: 'vec0.dll' },
}

/**
 * Loads sqlite-vec's functions into a connection; says in words why not. The package's own loader asks `import.meta`, which a
 * bundle does not keep, and knows nothing of a packaged app, whose native files lie beside its archive.
 */
export function loadVectors(sqlite: Sqlite): string | null {
  const system = systems[platform]
  if (!system) return `There is no vector search for this system (${platform}).`
  try {
    const path = createRequire(import.meta.url)
      .resolve(`sqlite-vec-${system.name}-${arch}/${system.file}`)
      .replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked')
    if (!existsSync(path)) return `The library for vector search is not where it should be (${path}).`
    sqlite.loadExtension(path)
    return null
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND'
    if (missing) return `There is no library for vector search on this machine (${platform}, ${arch}).`
    return `The library for vector search could not be loaded: ${error instanceof Error ? error.message : String(error)}`
  }
}
