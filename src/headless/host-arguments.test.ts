import { describe, expect, it } from 'vitest'

import { browserCommand } from './browser'
import { readHostArguments } from './host-arguments'
import { nodeProblem } from './node-version'

describe('the arguments of the host', () => {
  it('may be left out', () => {
    expect(readHostArguments([])).toEqual({ kind: 'run', port: null, dataDirectory: undefined, open: true })
  })

  it('set port, folder and whether a browser opens', () => {
    expect(readHostArguments(['--port', '5000', '--data-dir', 'x', '--no-open'])).toEqual({
      kind: 'run',
      port: 5000,
      dataDirectory: 'x',
      open: false,
    })
    expect(readHostArguments(['--port=0'])).toMatchObject({ port: 0 })
    expect(readHostArguments(['--help'])).toEqual({ kind: 'help' })
  })

  it.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '1e3'],
    ['--port'],
    ['--prot', '1'],
    ['extra'],
    ['--data-dir='],
    ['--open'],
  ])('are refused with a reason: %s %s', (...args) => {
    expect(readHostArguments(args.filter((arg) => arg !== undefined))).toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/.{10}/),
    })
  })
})

describe('the browser', () => {
  it('is not looked for without a screen', () => {
    expect(browserCommand('linux', {})).toBeNull()
    expect(browserCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open'])
    expect(browserCommand('darwin', {})).toEqual(['open'])
  })
})

describe('the version of Node', () => {
  it('is checked before the database is loaded', () => {
    expect(nodeProblem('24.21.0')).toBeNull()
    expect(nodeProblem('26.0.0')).toBeNull()
    expect(nodeProblem('20.19.0')).toContain('npm start')
  })
})
