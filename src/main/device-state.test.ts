import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { DeviceState } from './device-state'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'device-state-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const window = { x: 10, y: 20, width: 800, height: 600, maximized: false }

describe('the state of this device', () => {
  it('is there again at the next start', () => {
    const file = join(folder, 'new', 'device.json')
    new DeviceState(file).update({ window })
    new DeviceState(file).update({ hotkeys: { capture: 'Alt+C' } })
    expect(new DeviceState(file).current).toEqual({ window, hotkeys: { capture: 'Alt+C' }, trayExplained: false })
  })

  it.each(['', '{', '[]', 'null', '"x"', '{"window": 3, "hotkeys": "x", "trayExplained": "yes"}'])(
    'starts anew from a file that somebody broke: %s',
    (content) => {
      const file = join(folder, 'device.json')
      writeFileSync(file, content)
      expect(new DeviceState(file).current).toEqual({ window: null, hotkeys: {}, trayExplained: false })
    },
  )

  it('keeps what is sound of a file that is partly broken', () => {
    const file = join(folder, 'device.json')
    writeFileSync(file, JSON.stringify({ window: { ...window, width: -1 }, hotkeys: { focus: 'Alt+F' } }))
    expect(new DeviceState(file).current).toMatchObject({ window: null, hotkeys: { focus: 'Alt+F' } })
  })

  it('goes on in memory when the disk refuses', () => {
    const blocked = join(folder, 'a-file')
    writeFileSync(blocked, '')
    const state = new DeviceState(join(blocked, 'device.json'))
    state.update({ trayExplained: true })
    expect(state.current.trayExplained).toBe(true)
    chmodSync(blocked, 0o600)
    expect(readFileSync(blocked, 'utf8')).toBe('')
  })
})
