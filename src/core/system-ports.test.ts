import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { describe, expect, test, vi } from 'vitest'

import { systemPorts } from './system-ports'

const root = join(import.meta.dirname, '..', '..')
const loader = pathToFileURL(join(root, 'scripts', 'lib', 'typescript-loader.mjs')).href
const ports = pathToFileURL(join(import.meta.dirname, 'system-ports.ts')).href

/** A name space in which /etc is a folder of the test's own, so that the zone of this machine stays as it is. */
const inOwnEtc = (script: string, argv: readonly string[]) =>
  spawnSync(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', `mount -t tmpfs none /etc && ${script}`, 'sh', ...argv],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    },
  )
const canHaveOwn = process.platform === 'linux' && inOwnEtc('true', []).status === 0

/** Runs as a process of its own, because only there a removed TZ reaches the runtime. */
const traveller = `
  import { rmSync, symlinkSync } from 'node:fs'
  const { systemPorts } = await import(${JSON.stringify(ports)})
  const { clock } = systemPorts()
  const said = [clock.timeZone()]
  rmSync('/etc/localtime')
  symlinkSync('/usr/share/zoneinfo/Asia/Tokyo', '/etc/localtime')
  said.push(clock.timeZone())
  const { now } = Date
  Date.now = () => now() + 60_000
  said.push(clock.timeZone(), String(new Date(0).getHours()))
  console.log(JSON.stringify(said))
`

describe('the zone of the system', () => {
  test.skipIf(!canHaveOwn)('is told anew when it changes while the process runs', () => {
    const link = 'ln -s /usr/share/zoneinfo/Europe/Berlin /etc/localtime'
    const { stdout, stderr } = inOwnEtc(`${link} && exec "$1" --import "$2" --input-type=module --eval "$3"`, [
      process.execPath,
      loader,
      traveller,
    ])
    expect(JSON.parse(stdout || JSON.stringify(stderr))).toEqual(['Europe/Berlin', 'Europe/Berlin', 'Asia/Tokyo', '9'])
  })

  test('is read again after a while, and no more often than that', () => {
    const read = vi.spyOn(Intl, 'DateTimeFormat')
    const now = vi.spyOn(Date, 'now').mockReturnValue(0)
    const { clock } = systemPorts()
    for (let call = 0; call < 5; call += 1) clock.timeZone()
    expect(read).toHaveBeenCalledTimes(1)
    now.mockReturnValue(60_000)
    expect(clock.timeZone()).toBe('UTC')
    expect(read).toHaveBeenCalledTimes(2)
    // A clock that was set back is no reason to believe an old answer for longer.
    now.mockReturnValue(-60_000)
    clock.timeZone()
    expect(read).toHaveBeenCalledTimes(3)
  })

  test('is what TZ says where somebody set it, at once', () => {
    const { clock } = systemPorts()
    expect(clock.timeZone()).toBe('UTC')
    vi.stubEnv('TZ', 'Asia/Kathmandu')
    expect(clock.timeZone()).toMatch(/Kat(h)?mandu/)
    expect(process.env['TZ']).toBe('Asia/Kathmandu')
  })
})
