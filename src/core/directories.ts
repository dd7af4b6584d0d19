import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folders Proxy keeps things in. Backups and the key of the secrets never lie inside the data. */
export type Directories = {
  readonly data: string
  readonly backups: string
  /** File with the key that opens the encrypted secrets of a host without a keychain. */
  readonly secretKeyFile: string
}

export type DirectoryOptions = {
  /** A folder that a person chose; its backups and key then lie beside it. */
  readonly dataDirectory?: string | undefined
  readonly platform?: NodeJS.Platform
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly home?: string
}

/**
 * Where Proxy keeps its data on this system: the XDG Base Directory Specification 0.8 on Linux and its kin,
 * Application Support on macOS, AppData on Windows.
 */
export function directories(options: DirectoryOptions = {}): Directories {
  const { platform = process.platform, env = process.env, home = homedir() } = options
  if (options.dataDirectory !== undefined) {
    const data = resolve(options.dataDirectory)
    return { data, backups: `${data}-backups`, secretKeyFile: `${data}.key` }
  }
  if (platform === 'win32') {
    const roaming = env['APPDATA'] ?? join(home, 'AppData', 'Roaming')
    const local = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
    return {
      data: join(roaming, 'Proxy'),
      backups: join(local, 'Proxy', 'Backups'),
      secretKeyFile: join(local, 'Proxy', 'secrets.key'),
    }
  }
  if (platform === 'darwin') {
    const support = join(home, 'Library', 'Application Support')
    return {
      data: join(support, 'Proxy'),
      backups: join(support, 'Proxy Backups'),
      secretKeyFile: join(support, 'Proxy Keys', 'secrets.key'),
    }
  }
  const folder = 'proxy-agent-platform'
  return {
    data: join(xdg(env['XDG_DATA_HOME'], join(home, '.local', 'share')), folder),
    backups: join(xdg(env['XDG_STATE_HOME'], join(home, '.local', 'state')), folder, 'backups'),
    secretKeyFile: join(xdg(env['XDG_CONFIG_HOME'], join(home, '.config')), folder, 'secrets.key'),
  }
}

/** The specification: a relative path in one of the variables is to be ignored. */
function xdg(value: string | undefined, fallback: string): string {
  return value !== undefined && value.startsWith('/') ? value : fallback
}
