import { expect, test } from 'vitest'

import { energyCommands, globalCommands, goCommands } from './global-commands'
import { KeyboardRegistry } from './keyboard'
import { placeOf, places } from './places'
import { listCommands } from './use-commands'

test('no key of the frame stands in the way of another one, or of those of lists', () => {
  const registry = new KeyboardRegistry(false)
  registry.declare([...Object.values(globalCommands), ...goCommands, ...energyCommands, ...listCommands])
  expect(registry.conflicts()).toEqual([])
})

test('every place has a key to go there', () => {
  expect(goCommands.map(({ to }) => to).toSorted()).toEqual(places.map(({ to }) => to).toSorted())
  for (const command of goCommands) expect(command.keys[0]).toMatch(/^g [a-z]$/)
})

test('a path belongs to the place whose name it begins with, and to no other', () => {
  expect(placeOf('/tasks')?.id).toBe('tasks')
  expect(placeOf('/tasks/1')?.id).toBe('tasks')
  expect(placeOf('/tasksandmore')).toBeUndefined()
  expect(placeOf('/')).toBeUndefined()
})
