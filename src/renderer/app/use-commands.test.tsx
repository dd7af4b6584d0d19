import { act, fireEvent, render, screen } from '@testing-library/react'
import { useRef, useState } from 'react'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { Button, Dialog, KeyHintProvider, List, type RovingHandle, Row } from '@renderer/ui/index'
import { keyboard } from './keyboard'
import { useCommandEntries, useCommands, useKeyHintLookup, useListCommands } from './use-commands'

let detach: () => void
beforeAll(() => {
  detach = keyboard.attach(window)
})
afterAll(() => detach())

const base = { title: 'common.action.open', group: 'general' } as const

function Counter() {
  const [count, setCount] = useState(0)
  useCommands([{ ...base, id: 'test.count', keys: ['u'], run: () => setCount(count + 1) }])
  return <output>{count}</output>
}

it('runs with what the component knows now, not with what it knew when it appeared', () => {
  render(<Counter />)
  fireEvent.keyDown(document.body, { key: 'u' })
  fireEvent.keyDown(document.body, { key: 'u' })
  expect(screen.getByRole('status').textContent).toBe('2')
})

it('shows the key that a command has now, also when it is changed', () => {
  function Page() {
    useCommands([{ ...base, id: 'test.hinted', keys: ['h'], run: () => {} }])
    return (
      <KeyHintProvider lookup={useKeyHintLookup()}>
        <Button command="test.hinted">Help</Button>
      </KeyHintProvider>
    )
  }
  render(<Page />)
  const button = screen.getByRole('button', { name: 'Help' })
  expect(button.getAttribute('aria-keyshortcuts')).toBe('H')
  act(() => keyboard.setOverrides({ 'test.hinted': 'shift+h' }))
  expect(button.getAttribute('aria-keyshortcuts')).toBe('Shift+H')
  act(() => keyboard.setOverrides({}))
})

it('stops with the component', () => {
  const run = vi.fn<() => void>()
  function Once() {
    useCommands([{ ...base, id: 'test.once', keys: ['u'], run }])
    return null
  }
  const { unmount } = render(<Once />)
  unmount()
  fireEvent.keyDown(document.body, { key: 'u' })
  expect(run).not.toHaveBeenCalled()
})

it('keeps the keys of the page away from what lies above it', () => {
  const page = vi.fn<() => void>()
  const inside = vi.fn<() => void>()
  const everywhere = vi.fn<() => void>()
  function Inside() {
    useCommands([{ ...base, id: 'test.inside', keys: ['i'], run: inside }])
    return <button type="button">Inside</button>
  }
  function Page({ open }: { readonly open: boolean }) {
    useCommands([
      { ...base, id: 'test.page', keys: ['p'], run: page },
      { ...base, id: 'test.everywhere', keys: ['mod+z'], everywhere: true, run: everywhere },
    ])
    return (
      <Dialog open={open} onOpenChange={() => {}} title="A dialog">
        <Inside />
      </Dialog>
    )
  }
  const { rerender } = render(<Page open />)
  const button = screen.getByRole('button', { name: 'Inside' })
  fireEvent.keyDown(button, { key: 'p' })
  fireEvent.keyDown(button, { key: 'i' })
  fireEvent.keyDown(button, { key: 'z', ctrlKey: true })
  expect([page, inside, everywhere].map((run) => run.mock.calls.length)).toEqual([0, 1, 1])
  rerender(<Page open={false} />)
  fireEvent.keyDown(document.body, { key: 'p' })
  expect(page).toHaveBeenCalledOnce()
})

it('lists the commands that are there', () => {
  function Names() {
    return useCommandEntries()
      .filter((entry) => entry.available)
      .map((entry) => entry.id)
      .join(' ')
  }
  render(
    <>
      <Counter />
      <p>
        <Names />
      </p>
    </>,
  )
  expect(screen.getByText('test.count')).toBeDefined()
})

it('walks and selects the list of the screen from anywhere', () => {
  const opened = vi.fn<(id: string) => void>()
  function Screen() {
    const list = useRef<RovingHandle>(null)
    const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
    useListCommands(list)
    return (
      <List label="Tasks" handle={list} selected={selected} onSelectedChange={setSelected} onOpen={opened}>
        <Row id="a">One</Row>
        <Row id="b">Two</Row>
      </List>
    )
  }
  render(<Screen />)
  const rows = screen.getAllByRole('row')
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(document.activeElement).toBe(rows[0])
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'j' })
  expect(document.activeElement).toBe(rows[1])
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'x' })
  expect(rows[1]?.getAttribute('aria-selected')).toBe('true')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })
  expect(opened.mock.calls).toEqual([['b']])
})
