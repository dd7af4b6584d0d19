import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import {
  AlertDialog,
  Button,
  ChartFrame,
  Dialog,
  DropdownMenu,
  ErrorBoundary,
  IconButton,
  Section,
  Sheet,
  Tabs,
  TextField,
  UiProvider,
} from './index'

describe('Dialog', () => {
  it('takes the focus to the first thing to fill in, and gives it back', async () => {
    function Page() {
      const [open, setOpen] = useState(false)
      return (
        <>
          <Button onClick={() => setOpen(true)}>New project</Button>
          <Dialog open={open} onOpenChange={setOpen} title="New project" footer={<Button>Create</Button>}>
            <TextField label="Name" />
          </Dialog>
        </>
      )
    }
    render(<Page />)
    const opener = screen.getByRole('button', { name: 'New project' })
    opener.focus()
    fireEvent.click(opener)
    expect(screen.getByRole('dialog', { name: 'New project' })).toBeDefined()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
    await waitFor(() => expect(document.activeElement).toBe(opener))
  })
})

describe('AlertDialog', () => {
  function Ask({ confirm }: { readonly confirm: () => Promise<void> }) {
    const [open, setOpen] = useState(true)
    return (
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title="Restore?"
        description="Later changes go."
        confirmLabel="Restore"
        onConfirm={confirm}
      />
    )
  }

  it('closes when what it asked about is done', async () => {
    render(<Ask confirm={() => Promise.resolve()} />)
    fireEvent.click(screen.getByRole('button', { name: 'Restore' }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  })

  it('stays when it could not be done', async () => {
    render(<Ask confirm={() => Promise.reject(new Error('disk full'))} />)
    const button = screen.getByRole('button', { name: 'Restore' })
    fireEvent.click(button)
    await waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull())
    expect(screen.getByRole('alertdialog', { name: 'Restore?' })).toBeDefined()
  })
})

describe('Sheet', () => {
  const wide = (matches: boolean) => vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches }))

  function Page() {
    const [open, setOpen] = useState(false)
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          A task
        </button>
        <Sheet open={open} onOpenChange={setOpen} title="Task">
          <TextField label="Title" />
        </Sheet>
      </>
    )
  }

  it('lies beside the list where there is room: the list can still be used', () => {
    wide(true)
    render(<Page />)
    const opener = screen.getByRole('button', { name: 'A task' })
    opener.focus()
    fireEvent.click(opener)
    const panel = screen.getByRole('complementary', { name: 'Task' })
    expect(document.activeElement).toBe(panel)
    expect(screen.getByRole('button', { name: 'A task' })).toBe(opener)
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(document.activeElement).toBe(opener)
  })

  it('is a modal sheet on a phone', () => {
    wide(false)
    render(<Page />)
    fireEvent.click(screen.getByRole('button', { name: 'A task' }))
    expect(screen.getByRole('dialog', { name: 'Task' })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'A task' }), 'hidden behind the sheet').toBeNull()
  })
})

describe('DropdownMenu', () => {
  it('offers its entries by name and runs the chosen one', async () => {
    const remove = vi.fn<() => void>()
    render(
      <DropdownMenu
        trigger={<IconButton label="More" icon={<svg />} />}
        entries={[
          { kind: 'item', id: 'compact', label: 'Compact rows', checked: true, onSelect: () => {} },
          { kind: 'separator', id: 'line' },
          { kind: 'item', id: 'delete', label: 'Delete', tone: 'danger', shortcut: 'delete', onSelect: remove },
        ]}
      />,
    )
    fireEvent.keyDown(screen.getByRole('button', { name: 'More' }), { key: 'Enter' })
    expect(screen.getByRole('menuitemcheckbox', { name: 'Compact rows', checked: true })).toBeDefined()
    fireEvent.click(screen.getByRole('menuitem', { name: 'Delete' }))
    expect(remove).toHaveBeenCalledOnce()
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  })
})

describe('hints', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('appear after a moment of rest, with the key, and go with Escape', () => {
    render(
      <UiProvider>
        <IconButton label="Edit" shortcut="e" icon={<svg />} />
      </UiProvider>,
    )
    const button = screen.getByRole('button', { name: 'Edit' })
    fireEvent.pointerOver(button, { pointerType: 'mouse' })
    expect(screen.queryByRole('tooltip')).toBeNull()
    act(() => void vi.advanceTimersByTime(600))
    expect(screen.getByRole('tooltip').textContent).toContain('Edit')
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(screen.queryByRole('tooltip')).toBeNull()
  })
})

describe('ErrorBoundary', () => {
  let broken = true
  function Fragile() {
    if (broken) throw new Error('the chart has no data')
    return <p>Working again</p>
  }

  beforeEach(() => {
    broken = true
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  it('hands back what was typed, and tries again', () => {
    const retry = vi.fn<() => void>()
    render(
      <ErrorBoundary unsent={() => [{ key: 'capture', text: 'Call Mara' }]} onRetry={retry}>
        <Fragile />
      </ErrorBoundary>,
    )
    expect(screen.getByRole('alert').textContent).toContain('Call Mara')
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(retry).toHaveBeenCalledOnce()
    expect(screen.getByText('Working again')).toBeDefined()
  })

  it('starts anew when one goes elsewhere', () => {
    const { rerender } = render(
      <ErrorBoundary resetKey="/energy">
        <Fragile />
      </ErrorBoundary>,
    )
    broken = false
    rerender(
      <ErrorBoundary resetKey="/today">
        <Fragile />
      </ErrorBoundary>,
    )
    expect(screen.getByText('Working again')).toBeDefined()
  })
})

describe('ChartFrame', () => {
  const empty = { title: 'Nothing to draw yet', text: 'Check in once, and your day appears here.' }

  it('says what will appear before there is data', () => {
    render(
      <ChartFrame title="Energy" unit="1 to 5" table={{ columns: [], rows: [] }} empty={empty}>
        <svg data-testid="drawing" />
      </ChartFrame>,
    )
    expect(screen.getByText('Nothing to draw yet')).toBeDefined()
    expect(screen.queryByTestId('drawing')).toBeNull()
  })

  it('can be read as a table', () => {
    render(
      <ChartFrame
        title="Energy"
        unit="1 to 5"
        table={{
          columns: ['Day', 'Level'],
          rows: [
            ['Mon', 3],
            ['Tue', 4],
          ],
        }}
        empty={empty}
      >
        <svg />
      </ChartFrame>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }))
    expect(screen.getByRole('table', { name: 'Energy. Unit: 1 to 5' })).toBeDefined()
    expect(screen.getByRole('rowheader', { name: 'Tue' })).toBeDefined()
  })
})

describe('Section', () => {
  it('folds, and says so', () => {
    render(
      <Section title="Done" foldable folded>
        <p>Call Mara</p>
      </Section>,
    )
    const title = screen.getByRole('button', { name: 'Done', expanded: false })
    expect(screen.queryByText('Call Mara')).toBeNull()
    fireEvent.click(title)
    expect(screen.getByText('Call Mara')).toBeDefined()
    expect(screen.getByRole('region', { name: 'Done' })).toBeDefined()
  })
})

it('Tabs draw only the chosen view', () => {
  const chosen = vi.fn<(value: 'steps' | 'notes') => void>()
  render(
    <Tabs
      label="Task"
      value="steps"
      onValueChange={chosen}
      tabs={[
        { value: 'steps', label: 'Steps', count: 2, content: 'All steps' },
        { value: 'notes', label: 'Notes', content: 'All notes' },
      ]}
    />,
  )
  expect(screen.getByText('All steps')).toBeDefined()
  expect(screen.queryByText('All notes')).toBeNull()
  fireEvent.mouseDown(screen.getByRole('tab', { name: 'Notes' }), { button: 0 })
  expect(chosen).toHaveBeenLastCalledWith('notes')
})
