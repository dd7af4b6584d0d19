import { act, fireEvent, render, screen } from '@testing-library/react'
import { createRef, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'

import { CompleteToggle, IconButton, List, RovingArea, type RovingHandle, Row } from './index'

function key(name: string, init: KeyboardEventInit = {}) {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...init })
}

function rows() {
  return screen.getAllByRole('row')
}

function focused() {
  return document.activeElement?.textContent
}

interface ScreenProps {
  readonly onOpen?: (id: string) => void
  readonly selectable?: boolean
}

/** Two lists of one screen; completing takes a task away. */
function Tasks({ onOpen, selectable = false }: ScreenProps) {
  const [ids, setIds] = useState(['a', 'b', 'c'])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <RovingArea onOpen={onOpen} {...(selectable ? { selected, onSelectedChange: setSelected } : {})}>
      <List label="Today">
        {ids.map((id) => (
          <Row
            key={id}
            id={id}
            leading={
              <CompleteToggle
                title={id}
                checked={false}
                onCheckedChange={() => setIds(ids.filter((it) => it !== id))}
              />
            }
            actions={<IconButton label={`Edit ${id}`} icon={<svg />} />}
          >
            Task {id}
          </Row>
        ))}
      </List>
      <List label="Later">
        <Row id="z">Task z</Row>
      </List>
    </RovingArea>
  )
}

describe('a list', () => {
  it('is one stop for Tab, with the controls of that row only', async () => {
    render(<Tasks />)
    await act(async () => {})
    expect(rows().map((row) => row.tabIndex)).toEqual([0, -1, -1, -1])
    const edits = ['a', 'b'].map((id) => screen.getByRole('button', { name: `Edit ${id}`, hidden: true }))
    expect(edits.map((button) => button.tabIndex)).toEqual([0, -1])
  })

  it('is walked with arrows, Home and End, through all lists of the area', () => {
    render(<Tasks />)
    rows()[0]?.focus()
    key('ArrowDown')
    expect(focused()).toBe('Task b')
    key('End')
    expect(focused()).toBe('Task z')
    key('ArrowDown')
    expect(focused()).toBe('Task z')
    key('Home')
    expect(focused()).toBe('Task a')
    key('ArrowUp')
    expect(focused()).toBe('Task a')
  })

  it('remembers where one was', () => {
    render(<Tasks />)
    act(() => rows()[1]?.focus())
    expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0, -1, -1])
  })

  it('opens a row by click and by Enter, but not by a click on a control in it', () => {
    const open = vi.fn<(id: string) => void>()
    render(<Tasks onOpen={open} />)
    fireEvent.click(screen.getByText('Task b'))
    rows()[2]?.focus()
    key('Enter')
    fireEvent.click(screen.getByRole('button', { name: 'Edit a', hidden: true }))
    expect(open.mock.calls).toEqual([['b'], ['c']])
  })
})

describe('the focus', () => {
  it('goes on to the next row when the focused one is completed', async () => {
    render(<Tasks />)
    rows()[1]?.focus()
    await act(async () => fireEvent.click(screen.getByRole('checkbox', { name: 'Complete b' })))
    expect(focused()).toBe('Task c')
    await act(async () => fireEvent.click(screen.getByRole('checkbox', { name: 'Complete c' })))
    expect(focused()).toBe('Task z')
  })

  it('is not taken when a row goes that did not have it', async () => {
    render(
      <>
        <button type="button">Elsewhere</button>
        <Tasks />
      </>,
    )
    screen.getByRole('button', { name: 'Elsewhere' }).focus()
    await act(async () => fireEvent.click(screen.getByRole('checkbox', { name: 'Complete a' })))
    expect(focused()).toBe('Elsewhere')
    expect(rows().map((row) => row.tabIndex)).toEqual([0, -1, -1])
  })

  it('reaches a row that a virtual list has yet to draw', () => {
    const handle = createRef<RovingHandle>()
    function Virtual() {
      const [drawn, setDrawn] = useState(['a', 'b'])
      return (
        <List label="All" handle={handle} ids={['a', 'b', 'c', 'd']} rowCount={4} onReveal={(id) => setDrawn([id])}>
          {drawn.map((id) => (
            <Row key={id} id={id}>
              Task {id}
            </Row>
          ))}
        </List>
      )
    }
    render(<Virtual />)
    act(() => handle.current?.last())
    expect(focused()).toBe('Task d')
    expect(handle.current?.focusedId()).toBe('d')
  })
})

describe('selection', () => {
  const selectedRows = () =>
    rows()
      .filter((row) => row.getAttribute('aria-selected') === 'true')
      .map((row) => row.textContent)

  it('does not exist where nothing can be done with it', () => {
    render(<Tasks />)
    expect(rows()[0]?.getAttribute('aria-selected')).toBeNull()
  })

  it('grows with Shift and arrows, takes all with Mod+A, and ends with Escape', () => {
    render(<Tasks selectable />)
    rows()[0]?.focus()
    key('ArrowDown', { shiftKey: true })
    expect(selectedRows()).toEqual(['Task a', 'Task b'])
    key('a', { ctrlKey: true })
    expect(selectedRows()).toHaveLength(4)
    key('Escape')
    expect(selectedRows()).toEqual([])
  })

  it('follows Ctrl and Shift with the mouse', () => {
    render(<Tasks selectable />)
    fireEvent.click(screen.getByText('Task a'), { ctrlKey: true })
    fireEvent.click(screen.getByText('Task c'), { shiftKey: true })
    expect(selectedRows()).toEqual(['Task a', 'Task b', 'Task c'])
    fireEvent.click(screen.getByText('Task b'), { ctrlKey: true })
    expect(selectedRows()).toEqual(['Task a', 'Task c'])
  })
})
