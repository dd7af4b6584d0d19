import { createContext, useContext, type ReactNode } from 'react'

export type KeyHintLookup = (commandId: string) => string | undefined

const KeyHintContext = createContext<KeyHintLookup>(() => undefined)

/** Tells components below which key a command has now, so that hints follow what a person changed. */
export function KeyHintProvider({
  lookup,
  children,
}: {
  readonly lookup: KeyHintLookup
  readonly children: ReactNode
}) {
  return <KeyHintContext value={lookup}>{children}</KeyHintContext>
}

export interface KeyHintProps {
  /** Id of a command; its present key is shown. */
  readonly command?: string | undefined
  /** A fixed key such as 'mod+enter', where there is no command. */
  readonly shortcut?: string | undefined
}

/** The key to show for a command or a fixed shortcut. */
export function useKeyHint({ command, shortcut }: KeyHintProps): string | undefined {
  const lookup = useContext(KeyHintContext)
  return (command === undefined ? undefined : lookup(command)) ?? shortcut
}
