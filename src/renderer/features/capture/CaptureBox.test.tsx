import { ORPCError } from '@orpc/client'
import { eventually } from '@test/eventually'
import { act, createEvent, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { CAPTURE_DRAFT } from '@renderer/app/capture-draft'
import { ConnectionLost } from '@renderer/app/connection-lost'
import { connectionStore } from '@renderer/app/connection.store'
import { drafts } from '@renderer/app/drafts'
import { fakeIds } from '@test/fake-ports'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { Dialog } from '@renderer/ui/Dialog'
import { CaptureBox, type CaptureBoxProps } from './CaptureBox'
import { createCaptureOutbox } from './capture-outbox'
import { LONGEST_TEXT } from './capture-text'

let app: TestApp

beforeEach(async () => {
  app = await testApp()
  drafts.clear(CAPTURE_DRAFT)
})
afterEach(() => app.close())

const box = () => screen.getByLabelText<HTMLTextAreaElement>('What is on your mind?')
const chips = () =>
  within(screen.getByRole('list', { name: 'Recognised' }))
    .getAllByRole('listitem')
    .map((chip) => chip.textContent)
const parts = (view: { readonly container: HTMLElement }) =>
  [...view.container.querySelectorAll('[data-span]')].map((part) => part.textContent)
const inbox = async () => (await app.api.task.list({ view: 'inbox' })).items

async function show(props: CaptureBoxProps = {}) {
  const { next } = fakeIds()
  const view = await app.show(<CaptureBox autoFocus outbox={createCaptureOutbox(next)} {...props} />)
  return view
}

/** As if typed: the caret is at the end, and the browser says so. */
function type(text: string, caret = text.length): void {
  fireEvent.change(box(), { target: { value: text } })
  box().setSelectionRange(caret, caret)
  fireEvent.select(box())
}

const press = (key: string, more: object = {}) => fireEvent.keyDown(box(), { key, ...more })

describe('while typing', () => {
  test('recognised parts are shown in place and, with their outcome, below', async () => {
    const view = await show()
    type('Call Sam tomorrow 15:00 for 20 min #phone')
    expect(await screen.findByRole('list', { name: 'Recognised' })).toBeTruthy()
    expect(parts(view)).toEqual(['tomorrow 15:00', 'for 20 min', '#phone'])
    expect(chips()).toEqual([expect.stringMatching(/Mar 4.*3:00 PM/), '20 min', 'phone'])
  })

  test('the layer below holds exactly the typed words, or the two would drift apart', async () => {
    const view = await show()
    const text = 'اتصل tomorrow 👩‍👩‍👧 #phone\n  second  line '
    type(text)
    await screen.findByRole('list', { name: 'Recognised' })
    expect(view.container.querySelector('[aria-hidden][dir=auto]')?.textContent).toBe(`${text}\u200b`)
  })

  test('a start is said once', async () => {
    await show()
    type('Essay, start 1 December, due Friday')
    const chips = await screen.findByRole('list', { name: 'Recognised' })
    expect(within(chips).getAllByRole('listitem')[0]?.textContent).toBe('from Tue, Dec 1')
  })

  test('a chip taken away turns its part back into words, and the caret stays in the text', async () => {
    const view = await show()
    type('Read Tomorrow, and Tomorrow #book')
    const before = (await screen.findAllByRole('button', { name: /^Remove/ })).length
    fireEvent.click(screen.getByRole('button', { name: 'Remove book' }))
    await eventually(() => expect(screen.queryAllByRole('button', { name: /^Remove/ }).length).toBe(before - 1))
    expect(parts(view)).not.toContain('#book')
    expect(document.activeElement).toBe(box())
    expect(box().value).toBe('Read Tomorrow, and Tomorrow #book')
  })

  test('Backspace right after a recognised part takes back the reading first, and then letters', async () => {
    const view = await show()
    type('Pay rent tomorrow')
    await screen.findByRole('list', { name: 'Recognised' })
    const first = createEvent.keyDown(box(), { key: 'Backspace' })
    fireEvent(box(), first)
    expect(first.defaultPrevented).toBe(true)
    await eventually(() => expect(parts(view)).toEqual([]))
    const second = createEvent.keyDown(box(), { key: 'Backspace' })
    fireEvent(box(), second)
    expect(second.defaultPrevented).toBe(false)
    press('Enter')
    await expect.poll(inbox).toMatchObject([{ title: 'Pay rent tomorrow', dueDate: null }])
  })

  test('what was turned back into words is read again when it is written again', async () => {
    const view = await show()
    type('tomorrow')
    await eventually(() => expect(parts(view)).toEqual(['tomorrow']))
    press('Backspace')
    await eventually(() => expect(parts(view)).toEqual([]))
    type('c')
    type('call dad tomorrow')
    await eventually(() => expect(parts(view)).toEqual(['tomorrow']))
  })

  test('an answer to an older text is not shown', async () => {
    const view = await show()
    let release = (): void => {}
    app.interfere(async (path, call) => {
      const answer = await call()
      if (path === 'capture.parse') await new Promise<void>((resolve) => (release = resolve))
      return answer
    })
    type('Call mum tomorrow')
    await expect.poll(() => app.calls).toContain('capture.parse')
    type('')
    await act(async () => release())
    expect(parts(view)).toEqual([])
    expect(screen.queryByRole('list', { name: 'Recognised' })).toBeNull()
  })
})

describe('saving', () => {
  test('Enter saves, empties the box and says so with Undo and Open', async () => {
    const onCaptured = vi.fn<NonNullable<CaptureBoxProps['onCaptured']>>()
    const view = await show({ onCaptured })
    type('Buy oat milk')
    press('Enter')
    await expect.poll(inbox).toMatchObject([{ title: 'Buy oat milk' }])
    await eventually(() => expect(box().value).toBe(''))
    expect(onCaptured).toHaveBeenCalledOnce()
    const [notice] = app.notices()
    expect(notice?.message).toBe('Captured: Buy oat milk')
    expect(notice?.actions.map(({ label }) => label).toSorted()).toEqual(['Open', 'Undo'])
    await act(async () => notice?.actions.find(({ label }) => label === 'Open')?.run())
    await eventually(() => expect(view.address()).toContain('task='))
    notice?.actions.find(({ label }) => label === 'Undo')?.run()
    await expect.poll(inbox).toEqual([])
  })

  test('Shift+Enter is a new line, and Enter while an input method composes is its own', async () => {
    await show()
    type('日本')
    press('Enter', { shiftKey: true })
    press('Enter', { isComposing: true })
    press('Enter', { keyCode: 229 })
    expect(app.calls).not.toContain('capture.create')
  })

  test('nothing is not saved', async () => {
    await show()
    type('  \n ')
    press('Enter')
    expect(app.calls).not.toContain('capture.create')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
  })

  test('what is typed while another thought is being saved is kept, saved after it, and not left', async () => {
    const onCaptured = vi.fn<NonNullable<CaptureBoxProps['onCaptured']>>()
    await show({ onCaptured })
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    app.interfere(async (path, call) => {
      if (path === 'capture.create') await held
      return call()
    })
    type('First')
    press('Enter')
    expect(box().value).toBe('')
    type('Second')
    press('Enter')
    type('Thi')
    await act(async () => release())
    await expect.poll(async () => (await inbox()).map(({ title }) => title).toSorted()).toEqual(['First', 'Second'])
    expect(box().value).toBe('Thi')
    expect(onCaptured).not.toHaveBeenCalled()
  })

  test('a thought is shown while Proxy cannot be reached, and is saved once when it is back', async () => {
    await show()
    let lost = true
    app.interfere((_path, call) => (lost ? Promise.reject(new ConnectionLost()) : call()))
    type('Kept for later')
    press('Enter')
    expect(await screen.findByText(/cannot be reached/)).toBeTruthy()
    expect(screen.getByText('Kept for later')).toBeTruthy()
    expect(screen.queryByText(/Try “call Sam/)).toBeNull()
    lost = false
    connectionStore.setState({ connection: 'lost' })
    act(() => connectionStore.setState({ connection: 'open' }))
    await expect.poll(inbox).toMatchObject([{ title: 'Kept for later' }])
    await eventually(() => expect(screen.queryByText('Kept for later')).toBeNull())
  })

  test('going on writing puts the caret behind the text', async () => {
    await show()
    app.interfere(() => Promise.reject(new ConnectionLost()))
    type('Kept for later')
    press('Enter')
    const goOn = await screen.findByRole('button', { name: 'Go on writing' })
    goOn.focus()
    fireEvent.click(goOn)
    expect(document.activeElement).toBe(box())
    expect([box().value, box().selectionStart]).toEqual(['Kept for later', 'Kept for later'.length])
    expect(screen.queryByText(/Not saved yet/)).toBeNull()
  })

  test('a refused thought does not mix with the one being written', async () => {
    await show()
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    app.interfere(async (path, call) => {
      if (path !== 'capture.create') return call()
      await held
      throw new ORPCError('STORAGE_FULL')
    })
    type('First')
    press('Enter')
    type('Second')
    await act(async () => release())
    expect((await screen.findByRole('alert')).textContent).toContain('Not saved yet')
    expect(box().value).toBe('Second')
    app.interfere(null)
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await expect.poll(inbox).toMatchObject([{ title: 'First' }])
    expect(box().value).toBe('Second')
  })

  test('a text that no thought can hold is kept, explained and not sent', async () => {
    await show()
    const text = 'word '.repeat(LONGEST_TEXT / 5 + 1)
    fireEvent.paste(box(), { clipboardData: { getData: () => text } })
    expect((await screen.findByRole('alert')).textContent).toContain('100,005 characters')
    expect(drafts.get(CAPTURE_DRAFT)).toBe(text)
    expect(app.calls).not.toContain('capture.parse')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
    expect(box().value).toBe('')
  })
})

describe('a draft', () => {
  test('is there again after closing the box', async () => {
    const onEscape = vi.fn<() => void>()
    const view = await show({ onEscape })
    type('Half a thou')
    press('Escape')
    expect(onEscape).toHaveBeenCalledOnce()
    view.unmount()
    await show()
    expect(box().value).toBe('Half a thou')
  })
})

describe('under a dialog', () => {
  test('the field on the page stays as it was while another one is typed into', async () => {
    await app.show(
      <>
        <CaptureBox />
        <Dialog open title="Capture" onOpenChange={() => {}}>
          <CaptureBox variant="bare" />
        </Dialog>
      </>,
    )
    const [onPage, inDialog] = await screen.findAllByRole<HTMLTextAreaElement>('textbox', { hidden: true })
    if (onPage === undefined || inDialog === undefined) throw new Error('There are two fields.')
    fireEvent.change(inDialog, { target: { value: 'Call mum tomorrow 15:00 #family' } })
    expect((await screen.findAllByText('family')).length).toBeGreaterThan(0)
    expect(inDialog.value).toBe('Call mum tomorrow 15:00 #family')
    expect(onPage.value).toBe('')
    const field = onPage.closest('.ui-field')
    expect(field?.textContent).not.toContain('family')
    expect(field?.querySelector('button')).toBeNull()
  })
})

describe('known names', () => {
  beforeEach(async () => {
    await app.api.project.create({ name: 'Garden' })
    await app.api.project.create({ name: 'Grant report' })
  })

  test('are offered after a sign, moved through with the arrows and taken with Enter', async () => {
    await show()
    type('Prune roses +g')
    expect(await screen.findByRole('listbox', { name: 'Suggestions' })).toBeTruthy()
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Garden', 'Grant report'])
    expect(box().getAttribute('role')).toBe('combobox')
    press('ArrowDown')
    const active = screen.getByRole('option', { selected: true })
    expect(active.textContent).toBe('Grant report')
    expect(box().getAttribute('aria-activedescendant')).toBe(active.id)
    press('Enter')
    expect(box().value).toBe('Prune roses +Grant report ')
    expect(box().selectionStart).toBe(box().value.length)
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(app.calls).not.toContain('capture.create')
    press('Enter')
    await expect.poll(inbox).toMatchObject([{ title: 'Prune roses', project: { name: 'Grant report' } }])
  })

  test('of two words are offered behind the space, and Enter saves where the name is said', async () => {
    await show()
    type('Budget +grant r')
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['Grant report'])
    press('Tab')
    expect(box().value).toBe('Budget +Grant report ')
    type('Budget +Garden ')
    expect(screen.queryByRole('listbox')).toBeNull()
    press('Enter')
    await expect.poll(inbox).toMatchObject([{ title: 'Budget', project: { name: 'Garden' } }])
  })

  test('are left with Escape, which then does not close the box', async () => {
    const onEscape = vi.fn<() => void>()
    await show({ onEscape })
    type('Prune +ga')
    await screen.findByRole('listbox')
    press('Escape')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(onEscape).not.toHaveBeenCalled()
    press('Escape')
    expect(onEscape).toHaveBeenCalledOnce()
  })
})

describe('a pasted list', () => {
  const list = '- Pack tomorrow\n  - passport\n- Water plants'

  test('is offered as tasks, with what they would be', async () => {
    await show()
    type(list)
    expect(await screen.findByRole<HTMLInputElement>('radio', { name: '3 tasks' })).toHaveProperty('checked', true)
    const preview = within(screen.getByRole('list', { name: 'The tasks this makes' })).getAllByRole('listitem')
    expect(preview.map((line) => line.textContent)).toEqual([
      // The line of a task holds its steps.
      expect.stringMatching(/^Pack.*Mar 4passport$/),
      'passport',
      'Water plants',
    ])
    press('Enter')
    await expect
      .poll(async () => (await inbox()).map(({ title }) => title).toSorted())
      .toEqual(['Pack', 'Water plants'])
    expect(app.notices()[0]?.message).toBe('Captured 2 tasks')
  })

  test('shows the parts of every line, and turns one back into words where it stands', async () => {
    const view = await show()
    const text = '- Pack tomorrow\n- Water plants tomorrow #home'
    type(text, '- Pack tomorrow'.length)
    await eventually(() => expect(parts(view)).toEqual(['tomorrow', 'tomorrow', '#home']))
    press('Backspace')
    await eventually(() => expect(parts(view)).toEqual(['tomorrow', '#home']))
    press('Enter')
    await expect
      .poll(async () => (await inbox()).map(({ title, dueDate }) => `${title}: ${dueDate}`).toSorted())
      .toEqual(['Pack tomorrow: null', 'Water plants: 2026-03-04'])
  })

  test('can be one task with notes instead', async () => {
    await show()
    type(list)
    fireEvent.click(await screen.findByRole('radio', { name: 'One task with notes' }))
    press('Enter')
    await expect
      .poll(inbox)
      .toMatchObject([{ title: expect.stringContaining('Pack'), notes: expect.stringContaining('Water plants') }])
  })
})
