import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { Dialog, notify, TextField, UiProvider } from './index'
import { noticeStore } from './notify'

describe('a toast', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())
  const shown = () => screen.queryAllByRole('listitem').map((item) => item.textContent)
  const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

  beforeEach(() => noticeStore.setState({ notices: [] }))

  it('goes after five seconds, after eight with a button, and an error after twenty', () => {
    render(<UiProvider>page</UiProvider>)
    act(() => {
      notify({ message: 'Saved' })
      notify({ message: 'Completed', undo: () => {} })
      notify({ message: 'Not saved', tone: 'danger' })
    })
    expect(screen.getByRole('alert').textContent).toBe('Not saved')
    wait(5_100)
    expect(shown()).toEqual(['CompletedUndo', 'Not saved'])
    wait(3_000)
    expect(shown()).toEqual(['Not saved'])
    wait(11_000)
    expect(shown()).toEqual(['Not saved'])
    wait(1_000)
    expect(shown()).toEqual([])
  })

  it('says the same error once, with its time renewed', () => {
    render(<UiProvider>page</UiProvider>)
    const fail = () =>
      act(() => void notify({ message: 'Not saved', description: 'The disk is full.', tone: 'danger' }))
    fail()
    wait(15_000)
    fail()
    expect(shown()).toEqual(['Not savedThe disk is full.'])
    wait(15_000)
    expect(shown()).toEqual(['Not savedThe disk is full.'])
    act(() => void notify({ message: 'Not saved', description: 'The name is taken.', tone: 'danger' }))
    expect(shown()).toHaveLength(2)
  })

  it('waits while it is pointed at, and goes on where it stopped', () => {
    render(<UiProvider>page</UiProvider>)
    act(() => void notify({ message: 'Saved' }))
    wait(4_000)
    fireEvent.pointerEnter(screen.getByRole('list'))
    wait(60_000)
    expect(shown()).toEqual(['Saved'])
    fireEvent.pointerLeave(screen.getByRole('list'))
    wait(1_100)
    expect(shown()).toEqual([])
  })

  it('gives the focus back when Escape ends it', () => {
    render(
      <UiProvider>
        <button type="button">Page</button>
      </UiProvider>,
    )
    act(() => void notify({ message: 'Completed', undo: () => {} }))
    const page = screen.getByRole('button', { name: 'Page' })
    page.focus()
    act(() => screen.getByRole('button', { name: 'Undo' }).focus())
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
    expect(shown()).toEqual([])
    expect(document.activeElement).toBe(page)
  })

  it('replaces the one with its id; a fourth pushes out the oldest that is no error', () => {
    render(<UiProvider>page</UiProvider>)
    act(() => {
      notify({ message: 'Not saved', tone: 'danger' })
      notify({ id: 'undo', message: 'Undone: one' })
      notify({ id: 'undo', message: 'Undone: two' })
      notify({ message: 'Three' })
    })
    expect(shown()).toEqual(['Not saved', 'Undone: two', 'Three'])
    act(() => void notify({ message: 'Four' }))
    expect(shown()).toEqual(['Not saved', 'Three', 'Four'])
  })

  it('stands inside the dialog that is open, in its flow, and can be used there', () => {
    const change = vi.fn<(open: boolean) => void>()
    render(
      <UiProvider>
        <Dialog open onOpenChange={change} title="A dialog">
          <TextField label="Name" />
        </Dialog>
      </UiProvider>,
    )
    wait(10)
    act(() => void notify({ message: 'Completed', undo: () => {} }))
    const press = (element: Element) => {
      fireEvent.pointerDown(element, { button: 0, pointerType: 'mouse' })
      fireEvent.click(element)
      wait(10)
    }
    expect(screen.getByRole('dialog').contains(screen.getByText('Undo'))).toBe(true)
    press(screen.getByText('Undo'))
    expect(shown()).toEqual([])
    expect(change).not.toHaveBeenCalled()
    press(document.body)
    expect(change).toHaveBeenCalledWith(false)
  })

  it('waits behind a dialog that opens over it; an error of the dialog goes with the dialog', () => {
    const page = (open: boolean) => (
      <UiProvider>
        <Dialog open={open} onOpenChange={() => {}} title="A dialog">
          <TextField label="Name" />
        </Dialog>
      </UiProvider>
    )
    const { rerender } = render(page(false))
    act(() => void notify({ message: 'Captured', undo: () => {} }))
    rerender(page(true))
    wait(60_000)
    act(() => void notify({ message: 'Not saved', tone: 'danger' }))
    const dialog = screen.getByRole('dialog')
    expect(dialog.contains(screen.getByText('Not saved'))).toBe(true)
    expect(dialog.contains(screen.getByText('Captured'))).toBe(false)
    rerender(page(false))
    expect(screen.queryByText('Not saved')).toBeNull()
    wait(7_000)
    expect(screen.getByText('Captured')).toBeDefined()
    wait(1_100)
    expect(shown()).toEqual([])
  })
})

describe('toasts', () => {
  it('say what happened and take it back once', async () => {
    const undo = vi.fn<() => void>()
    render(<UiProvider>page</UiProvider>)
    act(() => void notify({ message: 'Task completed', undo }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(undo).toHaveBeenCalledOnce())
  })

  it('that were told before there was a place for them appear when there is', async () => {
    notify({ message: 'Backup made' })
    render(<UiProvider>page</UiProvider>)
    expect(await screen.findByText('Backup made')).toBeDefined()
  })

  it('tell when an undo was refused', async () => {
    render(<UiProvider>page</UiProvider>)
    act(() => void notify({ message: 'Moved', undo: () => Promise.reject(new Error('It was changed since.')) }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('It was changed since.')).toBeDefined()
  })
})
