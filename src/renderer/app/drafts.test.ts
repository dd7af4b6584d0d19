import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { drafts, DraftStore, useDraft } from './drafts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function open() {
  return new DraftStore(() => localStorage)
}

describe('a draft', () => {
  it('is there again after the page was gone', () => {
    const before = open()
    before.set('capture', 'Call Mara tomorrow')
    vi.advanceTimersByTime(200)
    expect(open().get('capture')).toBe('Call Mara tomorrow')
  })

  it('is written at once when the page goes', () => {
    const store = open()
    const detach = store.attach(window)
    store.set('capture', 'half a thou')
    expect(open().get('capture')).toBe('')
    window.dispatchEvent(new Event('pagehide'))
    expect(open().get('capture')).toBe('half a thou')
    detach()
  })

  it('is forgotten once it was sent, and others stay', () => {
    const store = open()
    store.set('capture', 'sent')
    store.set('task.1.notes', 'kept')
    store.clear('capture')
    expect(open().list()).toEqual([{ key: 'task.1.notes', text: 'kept' }])
    store.clear('task.1.notes')
    expect(localStorage.getItem('proxy.drafts')).toBeNull()
  })

  it('typed in another window appears here, unless something is being typed here', () => {
    const here = open()
    const detach = here.attach(window)
    const there = open()
    there.set('capture', 'from the other window')
    there.flush()
    window.dispatchEvent(new StorageEvent('storage', { key: 'proxy.drafts' }))
    expect(here.get('capture')).toBe('from the other window')
    here.set('capture', 'typed here')
    window.dispatchEvent(new StorageEvent('storage', { key: 'proxy.drafts' }))
    expect(here.get('capture')).toBe('typed here')
    detach()
  })

  it('in one window does not overwrite that of another field in another window', () => {
    const here = open()
    const there = open()
    here.set('capture', 'one')
    here.flush()
    there.set('task.1.notes', 'two')
    there.flush()
    expect(open().list()).toEqual([
      { key: 'capture', text: 'one' },
      { key: 'task.1.notes', text: 'two' },
    ])
  })
})

describe('a storage that fails', () => {
  it('by being forbidden costs nothing but the memory of it', () => {
    const store = new DraftStore(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    store.set('capture', 'text')
    store.flush()
    store.reload()
    expect(store.get('capture')).toBe('text')
  })

  it('by being full keeps the text', () => {
    const store = new DraftStore(() => ({
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }))
    store.set('capture', 'x'.repeat(1_000_000))
    vi.advanceTimersByTime(200)
    expect(store.get('capture')).toHaveLength(1_000_000)
  })

  it.each(['{nonsense', '"text"', '[1]', '{"a":1,"capture":"kept"}'])(
    'by holding %s is read as far as it goes',
    (stored) => {
      localStorage.setItem('proxy.drafts', stored)
      expect(open().get('capture')).toBe(stored.includes('kept') ? 'kept' : '')
    },
  )
})

it('a field and its draft are the same text', () => {
  const { result } = renderHook(() => useDraft('capture'))
  act(() => result.current[1]('hello'))
  expect(result.current[0]).toBe('hello')
  expect(drafts.get('capture')).toBe('hello')
  act(() => result.current[2]())
  expect(result.current[0]).toBe('')
})
