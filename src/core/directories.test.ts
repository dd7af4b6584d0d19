import { describe, expect, it } from 'vitest'

import { directories } from './directories'

describe('directories', () => {
  it('follows the XDG variables on Linux', () => {
    const found = directories({
      platform: 'linux',
      home: '/home/ada',
      env: { XDG_DATA_HOME: '/data', XDG_STATE_HOME: '/state', XDG_CONFIG_HOME: '/config' },
    })
    expect(found).toEqual({
      data: '/data/proxy-agent-platform',
      backups: '/state/proxy-agent-platform/backups',
      secretKeyFile: '/config/proxy-agent-platform/secrets.key',
    })
  })

  it('falls back to the home folder where a variable is missing or relative', () => {
    const found = directories({ platform: 'linux', home: '/home/ada', env: { XDG_DATA_HOME: 'relative' } })
    expect(found.data).toBe('/home/ada/.local/share/proxy-agent-platform')
    expect(found.backups).toBe('/home/ada/.local/state/proxy-agent-platform/backups')
    expect(found.secretKeyFile).toBe('/home/ada/.config/proxy-agent-platform/secrets.key')
  })

  it('uses Application Support on macOS and AppData on Windows', () => {
    expect(directories({ platform: 'darwin', home: '/Users/ada', env: {} }).data).toBe(
      '/Users/ada/Library/Application Support/Proxy',
    )
    expect(directories({ platform: 'win32', home: 'C:/Users/ada', env: { APPDATA: 'C:/Roaming' } }).data).toBe(
      'C:/Roaming/Proxy',
    )
  })

  it('keeps backups and the key beside a folder that was chosen, never inside', () => {
    const found = directories({ dataDirectory: '/tmp/work', platform: 'linux', env: {}, home: '/home/ada' })
    expect(found).toEqual({ data: '/tmp/work', backups: '/tmp/work-backups', secretKeyFile: '/tmp/work.key' })
  })
})
