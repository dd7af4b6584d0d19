import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { drafts } from '@renderer/app/drafts'

import { useDraftField } from './use-draft-field'

const save = vi.fn<(text: string) => Promise<boolean>>()

beforeEach(() => {
  vi.useFakeTimers()
  save.mockReset().mockResolvedValue(true)
})
afterEach(() => {
  drafts.clear('task.1.notes')
  vi.useRealTimers()
})

function field(value = 'old') {
  return renderHook(
    ({ value: current }) =>
      useDraftField({ draftKey: 'task.1.notes', value: current, save, normalise: (text) => text.trim() }),
    { initialProps: { value } },
  )
}

const rest = () => act(() => vi.advanceTimersByTimeAsync(700))

describe('a field that saves itself', () => {
  test('saves once typing rests, and only the last text', async () => {
    const { result } = field()
    act(() => result.current.setText('n'))
    act(() => result.current.setText('new'))
    expect(result.current.state).toBe('waiting')
    await rest()
    expect(save.mock.calls).toEqual([['new']])
    expect(result.current.state).toBe('saved')
    expect(drafts.get('task.1.notes')).toBe('')
  })

  test('keeps the space at the caret that saving trims', async () => {
    const { result, rerender } = field()
    act(() => result.current.setText('new '))
    await rest()
    rerender({ value: 'new' })
    expect(result.current.text).toBe('new ')
    act(() => result.current.leave())
    expect(result.current.text).toBe('new')
  })

  test('shows what another client wrote while nothing is being typed', () => {
    const { result, rerender } = field()
    rerender({ value: 'theirs' })
    expect(result.current.text).toBe('theirs')
    expect(result.current.conflict).toBeNull()
  })

  test('neither loses nor overwrites when both wrote: it asks', async () => {
    const { result, rerender } = field()
    act(() => result.current.setText('mine'))
    rerender({ value: 'theirs' })
    await rest()
    expect(save).not.toHaveBeenCalled()
    expect(result.current).toMatchObject({ text: 'mine', conflict: { theirs: 'theirs' } })
    act(() => result.current.keepMine())
    await rest()
    expect(save.mock.calls).toEqual([['mine']])
  })

  test('takes theirs when told to', () => {
    const { result, rerender } = field()
    act(() => result.current.setText('mine'))
    rerender({ value: 'theirs' })
    act(() => result.current.useTheirs())
    expect(result.current.text).toBe('theirs')
    expect(drafts.get('task.1.notes')).toBe('')
  })

  test('does not take its own earlier text for somebody else’s', async () => {
    const { result, rerender } = field()
    act(() => result.current.setText('one'))
    await rest()
    act(() => result.current.setText('one two'))
    rerender({ value: 'one' })
    expect(result.current.conflict).toBeNull()
    await rest()
    expect(save.mock.calls).toEqual([['one'], ['one two']])
  })

  test('keeps the text when saving fails, says so, and saves it when asked again', async () => {
    save.mockResolvedValueOnce(false)
    const { result } = field()
    act(() => result.current.setText('new'))
    await rest()
    expect(result.current).toMatchObject({ text: 'new', state: 'failed' })
    expect(drafts.get('task.1.notes')).toBe('new')
    await act(async () => result.current.retry())
    expect(save).toHaveBeenCalledTimes(2)
    expect(result.current.state).toBe('saved')
  })

  test('saves at once when it goes', () => {
    const { result, unmount } = field()
    act(() => result.current.setText('new'))
    unmount()
    expect(save.mock.calls).toEqual([['new']])
  })

  test('goes on after a crash where the text below is the one it was typed over', async () => {
    save.mockResolvedValue(false)
    const before = field()
    act(() => before.result.current.setText('half'))
    before.unmount()
    save.mockReset().mockResolvedValue(true)
    const { result } = field()
    expect(result.current).toMatchObject({ text: 'half', conflict: null })
    await rest()
    expect(save.mock.calls).toEqual([['half']])
  })

  test('asks after a crash where the text below has changed since', async () => {
    save.mockResolvedValue(false)
    const before = field()
    act(() => before.result.current.setText('half'))
    before.unmount()
    save.mockReset()
    const { result } = field('changed elsewhere')
    await rest()
    expect(save).not.toHaveBeenCalled()
    expect(result.current).toMatchObject({ text: 'half', conflict: { restored: true } })
  })
})
