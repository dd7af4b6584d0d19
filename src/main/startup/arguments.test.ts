import { describe, expect, it } from 'vitest'

import { readArguments } from './arguments'

const read = (...argv: string[]) => readArguments(argv, '/home/ada')

describe('the command line of a start', () => {
  it('shows the window when it says nothing', () => {
    expect(read()).toEqual({ dataDirectory: null, intent: { kind: 'show' } })
    expect(read('/project', '--enable-features=x', '--no-such-flag')).toEqual({
      dataDirectory: null,
      intent: { kind: 'show' },
    })
  })

  it('opens the capture line on --capture', () => {
    expect(read('--capture').intent).toEqual({ kind: 'capture', text: '' })
  })

  it('takes a data folder, relative to where the person is', () => {
    expect(read('--data-dir', 'work').dataDirectory).toBe('/home/ada/work')
    expect(read('--data-dir=/srv/proxy').dataDirectory).toBe('/srv/proxy')
    expect(read('--data-dir', '--capture')).toEqual({ dataDirectory: null, intent: { kind: 'capture', text: '' } })
    expect(read('--data-dir').dataDirectory).toBeNull()
  })

  it('does what a link asks for', () => {
    expect(read('proxy://focus').intent).toEqual({ kind: 'focus' })
  })

  it('shows the window for a link that it does not understand', () => {
    expect(read('proxy://format-disk').intent).toEqual({ kind: 'show' })
  })

  it('takes nothing from behind a link, which can hold quotes of its own', () => {
    expect(read('proxy://capture?text=x', '--data-dir=/tmp/evil', '--capture')).toEqual({
      dataDirectory: null,
      intent: { kind: 'capture', text: 'x' },
    })
    expect(read('PROXY://focus', '--data-dir=/tmp/evil').dataDirectory).toBeNull()
    expect(read('--data-dir', 'proxy://focus')).toEqual({ dataDirectory: null, intent: { kind: 'focus' } })
  })
})
