import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { PickDialog } from './PickDialog'

const options = [
  { id: '1', label: 'Client work' },
  { id: '2', label: 'Thesis' },
  { id: '3', label: 'Second thesis' },
]

function show(onPick = vi.fn<(id: string) => void>(), onCreate = vi.fn<(typed: string) => void>()) {
  render(
    <PickDialog
      open
      onOpenChange={() => {}}
      title="Move to project"
      placeholder="Name"
      options={options}
      onPick={onPick}
      creation={(typed) => `Create ${typed}`}
      onCreate={onCreate}
    />,
  )
  const field = screen.getByPlaceholderText('Name')
  const type = (value: string) => fireEvent.change(field, { target: { value } })
  const shown = () => screen.getAllByRole('option').map((option) => option.textContent)
  return { field, type, shown, onPick, onCreate }
}

test('what begins like the typed letters comes first, and Enter takes it rather than making a new one', () => {
  const { field, type, shown, onPick, onCreate } = show()
  type('thes')
  expect(shown()).toEqual(['Thesis', 'Second thesis', 'Create thes'])
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onPick).toHaveBeenCalledWith('2')
  expect(onCreate).not.toHaveBeenCalled()
})

test('a name that does not exist yet is made with Enter', () => {
  const { field, type, shown, onCreate } = show()
  type('Garden')
  expect(shown()).toEqual(['Create Garden'])
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onCreate).toHaveBeenCalledWith('Garden')
})
