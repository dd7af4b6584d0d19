import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Where the parts of Proxy lie that are not code of this process. */
export type Installation = {
  readonly migrationsDirectory: string
  readonly rendererDirectory: string
  readonly version: string
}

/**
 * Finds the parts beside the code: in 'out' when built, in the project when run from its sources. `from` is the folder
 * of the running code, at any depth.
 */
export function findInstallation(from: string): Installation {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const migrationsDirectory = join(folder, 'migrations')
    if (!existsSync(migrationsDirectory)) continue
    const built = basename(folder) === 'out'
    return {
      migrationsDirectory,
      rendererDirectory: built ? join(folder, 'renderer') : join(folder, 'out', 'renderer'),
      version: versionOf(built ? dirname(folder) : folder),
    }
  }
  throw new Error(
    `Proxy is not complete: there is no folder "migrations" above ${from}. Run "npm start" to build what is missing.`,
  )
}

function versionOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const version: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : null
  return typeof version === 'string' ? version : '0.0.0'
}
