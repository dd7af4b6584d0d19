import type { Directories } from '@core/directories'
import { systemPorts } from '@core/system-ports'
import { secretsOf } from '@headless/for-desktop'

/**
 * The address that opens the host which holds the data already, signed in where its secrets can be read; null when
 * `url` is not a page of this machine, for the file that names the owner may be anybody's work.
 */
export async function addressOfRunningHost(url: string, folders: Directories): Promise<string | null> {
  if (!URL.canParse(url)) return null
  const { origin, protocol, hostname } = new URL(url)
  if (protocol !== 'http:' || (hostname !== '127.0.0.1' && hostname !== 'localhost')) return null
  const { addressWith, readInstallToken, Sessions } = await import('@headless/http/index')
  try {
    const token = readInstallToken(secretsOf(folders))
    const { random, clock } = systemPorts()
    return token === null ? origin : addressWith(origin, new Sessions(token, random, () => clock.now()).ticket())
  } catch {
    return origin
  }
}
