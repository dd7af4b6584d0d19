/** A person's own bindings by command id, as settings keep them: '' is no key, ', ' parts several. */
export type KeyOverrides = Readonly<Record<string, string>>

/** What is known of a command for changing its key. */
export type BoundCommand = { readonly id: string; readonly keys: readonly string[]; readonly bound: readonly string[] }

/** The overrides with one command's keys set; no entry is kept that says what holds anyway. */
export function withKeys(overrides: KeyOverrides, command: BoundCommand, keys: string): KeyOverrides {
  const { [command.id]: _before, ...others } = overrides
  return command.keys.join(',') === keys ? others : { ...others, [command.id]: keys }
}

/** The overrides with one command back at its default. */
export function withoutKeys(overrides: KeyOverrides, id: string): KeyOverrides {
  const { [id]: _before, ...others } = overrides
  return others
}

/** The overrides with keys given to one command and taken from those that stand in their way. */
export function takeOver(
  overrides: KeyOverrides,
  command: BoundCommand,
  keys: string,
  rivals: readonly BoundCommand[],
): KeyOverrides {
  const cleared = rivals.reduce<KeyOverrides>(
    (before, rival) => withKeys(before, rival, rival.bound.filter((bound) => !collides(bound, keys)).join(',')),
    overrides,
  )
  return withKeys(cleared, command, keys)
}

/** One begins the other, so the longer could never be typed. */
function collides(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)
}
