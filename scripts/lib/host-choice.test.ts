import { describe, expect, test } from 'vitest'
import { reasonForHeadless, type Situation } from './host-choice.mjs'

const linuxDesktop: Situation = {
  headlessAsked: false,
  portAsked: false,
  platform: 'linux',
  env: { DISPLAY: ':0' },
  uid: 1000,
  sandbox: {
    userNamespaceClone: undefined,
    maxUserNamespaces: '96365',
    appArmorRestricts: undefined,
    setuidHelper: false,
  },
}

const reason = (change: Partial<Situation>) => reasonForHeadless({ ...linuxDesktop, ...change })
const sandbox = (change: Partial<Situation['sandbox']>) => ({ sandbox: { ...linuxDesktop.sandbox, ...change } })

describe('Proxy opens a window', () => {
  test('on a Linux desktop with X11 or Wayland', () => {
    expect(reason({})).toBeUndefined()
    expect(reason({ env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeUndefined()
  })

  test('on Windows and macOS, which need no DISPLAY', () => {
    expect(reason({ platform: 'win32', env: {}, uid: undefined })).toBeUndefined()
    expect(reason({ platform: 'darwin', env: {}, uid: 501 })).toBeUndefined()
  })

  test('where the setuid helper makes up for switched-off namespaces', () => {
    expect(reason(sandbox({ userNamespaceClone: '0', setuidHelper: true }))).toBeUndefined()
    expect(reason(sandbox({ appArmorRestricts: '1', setuidHelper: true }))).toBeUndefined()
  })
})

describe('Proxy runs in the browser and says why', () => {
  test.each([
    ['when asked', { headlessAsked: true, platform: 'darwin' }, '--headless'],
    ['when a port is named', { portAsked: true }, '--port'],
    ['without a display', { env: {} }, 'no display'],
    ['with an empty DISPLAY', { env: { DISPLAY: '' } }, 'no display'],
    ['as root', { uid: 0 }, 'root'],
    ['without user namespaces', sandbox({ userNamespaceClone: '0' }), 'user namespaces are off'],
    ['with none allowed', sandbox({ maxUserNamespaces: '0' }), 'user namespaces are off'],
    ['where AppArmor forbids them', sandbox({ appArmorRestricts: '1' }), 'AppArmor'],
  ] satisfies readonly (readonly [string, Partial<Situation>, string])[])('%s', (_when, change, said) => {
    expect(reason(change)).toContain(said)
  })
})
