import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useEffect, useRef, useState } from 'react'
import { beforeEach, expect, test } from 'vitest'

import { keepFocus } from './focus-place'
import { Button, Dialog, DropdownMenu, IconButton, Sheet, UiProvider } from './index'

beforeEach(() => keepFocus())

const focused = () => (document.activeElement === document.body ? null : document.activeElement?.textContent)

function Cards() {
  const [cards, setCards] = useState(['One', 'Two', 'Three'])
  return (
    <main>
      <h1>Suggestions</h1>
      {cards.map((card) => (
        <section key={card}>
          <p>{card}</p>
          <button type="button" onClick={() => setCards((before) => before.filter((it) => it !== card))}>
            Accept {card}
          </button>
        </section>
      ))}
    </main>
  )
}

test('when what had the focus is taken away, what stands in its place gets it; at last the page', async () => {
  render(
    <UiProvider>
      <Cards />
    </UiProvider>,
  )
  const accept = (card: string) => {
    const button = screen.getByRole('button', { name: `Accept ${card}` })
    button.focus()
    fireEvent.click(button)
  }
  accept('Two')
  await waitFor(() => expect(focused()).toBe('Accept Three'))
  accept('Three')
  await waitFor(() => expect(focused()).toBe('Accept One'))
})

test('a button that takes a form’s place is next; one that was left by choice is not gone back to', async () => {
  function Token() {
    const [made, setMade] = useState(false)
    return (
      <main>
        <div>{made ? <button type="button">Copy</button> : <Button onClick={() => setMade(true)}>Make</Button>}</div>
      </main>
    )
  }
  render(
    <UiProvider>
      <Token />
    </UiProvider>,
  )
  screen.getByRole('button', { name: 'Make' }).focus()
  fireEvent.click(screen.getByRole('button', { name: 'Make' }))
  await waitFor(() => expect(focused()).toBe('Copy'))
  act(() => screen.getByRole('button', { name: 'Copy' }).blur())
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(document.activeElement).toBe(document.body)
})

test('deleting from a menu leaves the focus beside where its button was', async () => {
  function Project() {
    const [there, setThere] = useState(true)
    return (
      <main>
        <header>
          <h1>Tasks</h1>
          {there && (
            <DropdownMenu
              trigger={<IconButton label="Actions" icon={<svg />} />}
              entries={[{ kind: 'item', id: 'delete', label: 'Delete', onSelect: () => setThere(false) }]}
            />
          )}
          <button type="button">New project</button>
        </header>
      </main>
    )
  }
  render(
    <UiProvider>
      <Project />
    </UiProvider>,
  )
  const trigger = screen.getByRole('button', { name: 'Actions' })
  trigger.focus()
  fireEvent.keyDown(trigger, { key: 'Enter' })
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  await waitFor(() => expect(focused()).toBe('New project'))
})

test('a dialog whose content takes the focus itself still gives it back to the row it was opened from', async () => {
  function Field() {
    const field = useRef<HTMLTextAreaElement>(null)
    useEffect(() => field.current?.focus(), [])
    return <textarea ref={field} aria-label="Thought" />
  }
  function Page() {
    const [open, setOpen] = useState(false)
    return (
      <>
        <main>
          <div tabIndex={0} role="row" data-row-id="a" onKeyDown={() => setOpen(true)}>
            A row
          </div>
        </main>
        <Dialog open={open} onOpenChange={setOpen} title="Capture">
          <Field />
        </Dialog>
      </>
    )
  }
  render(
    <UiProvider>
      <Page />
    </UiProvider>,
  )
  const row = screen.getByRole('row')
  row.focus()
  fireEvent.keyDown(row, { key: 'c' })
  const field = await screen.findByRole('textbox', { name: 'Thought' })
  expect(document.activeElement).toBe(field)
  fireEvent.keyDown(field, { key: 'Escape' })
  await waitFor(() => expect(document.activeElement).toBe(row))
})

test('a panel gives the focus to what it showed last', async () => {
  Object.assign(window, { matchMedia: () => Object.assign(new EventTarget(), { matches: true }) })
  function Page({ id }: { readonly id: string | null }) {
    return (
      <UiProvider>
        <main>
          {['a', 'b'].map((row) => (
            <div key={row} tabIndex={0} role="row" data-row-id={row}>
              Row {row}
            </div>
          ))}
        </main>
        {id !== null && (
          <Sheet open onOpenChange={() => {}} title={id} returnTo={() => document.querySelector(`[data-row-id=${id}]`)}>
            <button type="button">Inside</button>
          </Sheet>
        )}
      </UiProvider>
    )
  }
  const { rerender } = render(<Page id={null} />)
  screen.getByText('Row a').focus()
  rerender(<Page id="a" />)
  rerender(<Page id="b" />)
  rerender(<Page id={null} />)
  await waitFor(() => expect(focused()).toBe('Row b'))
})
