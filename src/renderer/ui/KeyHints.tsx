import { cx } from './cx'
import { Kbd } from './Kbd'
import { useKeyHint } from './key-hints'

export interface KeyHintsProps {
  readonly label: string
  /** Ids of commands, each with what it does in a word or two. */
  readonly hints: readonly (readonly [command: string, word: string])[]
  readonly className?: string
}

/** Keys in view where they are used; they follow what a person changed, and one without a key is left out. */
export function KeyHints({ label, hints, className }: KeyHintsProps) {
  return (
    <dl
      aria-label={label}
      className={cx(
        'hidden flex-wrap items-center gap-x-4 gap-y-1.5 px-2 text-12 text-fg-muted md:flex pointer-coarse:hidden',
        className,
      )}
    >
      {hints.map(([command, word]) => (
        <Hint key={command} command={command} word={word} />
      ))}
    </dl>
  )
}

function Hint({ command, word }: { readonly command: string; readonly word: string }) {
  const keys = useKeyHint({ command })
  if (keys === undefined) return null
  return (
    <div className="inline-flex items-center gap-1.5">
      <dt>
        <Kbd keys={keys} />
      </dt>
      <dd>{word}</dd>
    </div>
  )
}
