import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { type Command, KeyboardRegistry } from './keyboard'

let registry: KeyboardRegistry
let detach: () => void

beforeEach(() => {
  vi.useFakeTimers()
  registry = new KeyboardRegistry(false)
  detach = registry.attach(window)
})

afterEach(() => {
  detach()
  vi.useRealTimers()
  document.body.replaceChildren()
})

function command(id: string, keys: readonly string[], more: Partial<Command> = {}) {
  const run = vi.fn<(event?: KeyboardEvent) => void>()
  registry.register(() => [{ id, title: 'common.action.open', group: 'general', keys, run, ...more }])
  return run
}

function press(key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}

function add<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string>> = {}) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.body.append(element)
  return element
}

describe('a key', () => {
  it('runs its command and keeps the browser from doing its own', () => {
    const run = command('focus.start', ['s'])
    const event = press('s')
    expect(run).toHaveBeenCalledOnce()
    expect(event.defaultPrevented).toBe(true)
  })

  it('without a command is left alone', () => {
    expect(press('q').defaultPrevented).toBe(false)
  })

  it('does nothing once its command is gone', () => {
    const run = vi.fn<() => void>()
    const dispose = registry.register(() => [
      { id: 'a', title: 'common.action.open', group: 'general', keys: ['a'], run },
    ])
    dispose()
    press('a')
    expect(run).not.toHaveBeenCalled()
  })

  it('goes to what was offered last, and past what cannot be done now', () => {
    const page = command('page.edit', ['e'])
    const panel = command('panel.edit', ['e'])
    const impossible = command('other.edit', ['e'], { when: () => false })
    press('e')
    expect([page, panel, impossible].map((run) => run.mock.calls.length)).toEqual([0, 1, 0])
  })

  it('held down runs once, unless moving is what it does', () => {
    const once = command('task.complete', ['x'])
    const moving = command('list.next', ['j'], { repeats: true })
    press('x')
    press('x', { repeat: true })
    press('j')
    press('j', { repeat: true })
    expect(once).toHaveBeenCalledTimes(1)
    expect(moving).toHaveBeenCalledTimes(2)
  })

  it('that a component has already handled is not handled again', () => {
    const run = command('a', ['a'])
    const field = add('div')
    field.addEventListener('keydown', (event) => event.preventDefault())
    press('a', {}, field)
    expect(run).not.toHaveBeenCalled()
  })
})

describe('while typing', () => {
  it.each([
    ['input', {}],
    ['input', { type: 'search' }],
    ['textarea', {}],
    ['select', {}],
    ['div', { role: 'textbox' }],
    ['div', { contenteditable: 'true' }],
  ] as const)('in <%s %j> plain keys are text', (tag, attributes) => {
    const run = command('capture.open', ['c'])
    const chord = command('palette.open', ['mod+k'])
    const field = add(tag, attributes)
    press('c', {}, field)
    press('k', { ctrlKey: true }, field)
    expect(run).not.toHaveBeenCalled()
    expect(chord).not.toHaveBeenCalled()
  })

  it('chords and Escape that ask for it fire', () => {
    const palette = command('palette.open', ['mod+k'], { whileTyping: true })
    const close = command('panel.close', ['escape'], { whileTyping: true })
    const plain = command('capture.open', ['c'], { whileTyping: true })
    const field = add('textarea')
    press('k', { ctrlKey: true }, field)
    press('Escape', {}, field)
    press('c', {}, field)
    expect([palette, close, plain].map((run) => run.mock.calls.length)).toEqual([1, 1, 0])
  })

  it('with an input method nothing fires', () => {
    const run = command('palette.open', ['mod+k'], { whileTyping: true })
    press('k', { ctrlKey: true, isComposing: true }, add('input'))
    press('Process', { ctrlKey: true, code: 'KeyK' }, add('input'))
    expect(run).not.toHaveBeenCalled()
  })

  it('a checkbox is not a place to type', () => {
    const run = command('list.next', ['j'])
    press('j', {}, add('input', { type: 'checkbox' }))
    expect(run).toHaveBeenCalledOnce()
  })
})

describe('keys that a control needs', () => {
  it('are left to it: Space and Enter to a button, arrows to a radio', () => {
    const space = command('task.complete', ['space'])
    const down = command('list.next', ['arrowdown'])
    press(' ', {}, add('button'))
    press('ArrowDown', {}, add('input', { type: 'radio' }))
    expect(space).not.toHaveBeenCalled()
    expect(down).not.toHaveBeenCalled()
    press(' ')
    press('ArrowDown')
    expect(space).toHaveBeenCalledOnce()
    expect(down).toHaveBeenCalledOnce()
  })
})

describe('a sequence', () => {
  it('runs after its last key and tells what it waits for', () => {
    const today = command('go.today', ['g t'])
    press('g')
    expect(registry.state.getState().pending).toBe('g')
    expect(today).not.toHaveBeenCalled()
    press('t')
    expect(today).toHaveBeenCalledOnce()
    expect(registry.state.getState().pending).toBeUndefined()
  })

  it('is forgotten after a while, by Escape, and by a key that does not belong', () => {
    const today = command('go.today', ['g t'])
    const other = command('list.select', ['x'])
    press('g')
    vi.advanceTimersByTime(2000)
    press('t')
    press('g')
    press('Escape')
    press('t')
    press('g')
    press('x')
    press('t')
    expect(today).not.toHaveBeenCalled()
    expect(other, 'the key that broke the sequence').not.toHaveBeenCalled()
    press('x')
    expect(other).toHaveBeenCalledOnce()
  })

  it('does not begin while typing', () => {
    command('go.today', ['g t'])
    press('g', {}, add('input'))
    expect(registry.state.getState().pending).toBeUndefined()
  })
})

describe('keys a person chose', () => {
  it('replace the default ones, for pressing and for showing', () => {
    const run = command('focus.start', ['s', 'mod+enter'])
    registry.setOverrides({ 'focus.start': 'Shift+F' })
    press('s')
    expect(run).not.toHaveBeenCalled()
    press('F', { shiftKey: true })
    expect(run).toHaveBeenCalledOnce()
    expect(registry.state.getState().keyHintOf('focus.start')).toBe('shift+f')
    expect(registry.entries()[0]).toMatchObject({ bound: ['shift+f'], changed: true, available: true })
  })

  it('may be none, or several', () => {
    const run = command('focus.start', ['s'])
    registry.setOverrides({ 'focus.start': '' })
    press('s')
    expect(run).not.toHaveBeenCalled()
    expect(registry.keysOf('focus.start')).toEqual([])
    registry.setOverrides({ 'focus.start': 's, f' })
    expect(registry.keysOf('focus.start')).toEqual(['s', 'f'])
  })

  it('that make no sense are left out', () => {
    command('focus.start', ['s'])
    registry.setOverrides({ 'focus.start': 'hyper+, s' })
    expect(registry.keysOf('focus.start')).toEqual(['s'])
  })
})

describe('conflicts', () => {
  it('are two commands with one key, and a key that is the start of a sequence', () => {
    command('capture.open', ['c'])
    command('task.cancel', ['c'])
    command('go.today', ['g t'])
    command('list.group', ['g'])
    expect(registry.conflicts()).toEqual([
      { keys: 'c', ids: ['capture.open', 'task.cancel'] },
      { keys: 'g', ids: ['go.today', 'list.group'] },
    ])
  })

  it('are none between places that are never there together', () => {
    command('list.edit', ['e'], { scope: 'list' })
    command('focus.end', ['e'], { scope: 'focus' })
    expect(registry.conflicts()).toEqual([])
    command('energy.open', ['e'])
    expect(registry.conflicts()).toHaveLength(1)
  })

  it('are told before a key is given', () => {
    command('capture.open', ['c'])
    command('focus.start', ['s'])
    expect(registry.conflictsOf('focus.start', 'C')).toEqual(['capture.open'])
    expect(registry.conflictsOf('focus.start', 's')).toEqual([])
    expect(registry.conflictsOf('capture.open', 'shift+c')).toEqual([])
  })
})

describe('the list of commands', () => {
  it('knows what was declared before anything offers it', () => {
    registry.declare([{ id: 'focus.start', title: 'common.action.start', group: 'focus', keys: ['s'] }])
    expect(registry.entries()).toMatchObject([{ id: 'focus.start', bound: ['s'], available: false }])
    expect(registry.run('focus.start')).toBe(false)
    const run = command('focus.start', ['s'])
    expect(registry.entries()).toMatchObject([{ id: 'focus.start', available: true }])
    expect(registry.run('focus.start')).toBe(true)
    expect(run).toHaveBeenCalledOnce()
  })
})
