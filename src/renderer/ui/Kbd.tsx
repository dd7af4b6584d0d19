import { cx } from './cx'
import { isApplePlatform } from './platform'

const APPLE: Readonly<Record<string, string>> = { mod: '⌘', meta: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' }
const OTHER: Readonly<Record<string, string>> = { mod: 'Ctrl', meta: 'Win', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift' }
const NAMED: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  space: 'Space',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  backspace: '⌫',
  delete: 'Del',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
}
const SPOKEN: Readonly<Record<string, string>> = {
  '⌘': 'Command',
  '⌃': 'Control',
  '⌥': 'Option',
  '⇧': 'Shift',
  '↵': 'Enter',
  '↑': 'Up',
  '↓': 'Down',
  '←': 'Left',
  '→': 'Right',
  '⌫': 'Backspace',
  '.': 'Full stop',
  ',': 'Comma',
  '?': 'Question mark',
  '/': 'Slash',
}

/** 'mod+k' → [['⌘', 'K']], 'g t' → [['G'], ['T']]: steps of a sequence, each a list of caps. */
export function keyCaps(keys: string, apple: boolean = isApplePlatform()): readonly (readonly string[])[] {
  const modifiers = apple ? APPLE : OTHER
  return keys.split(' ').map((step) => {
    // '+' is both the separator and a key: 'mod++'.
    const parts = step === '+' ? ['+'] : step.endsWith('++') ? [...step.slice(0, -2).split('+'), '+'] : step.split('+')
    return parts.map((part) => modifiers[part] ?? NAMED[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  })
}

/** The keys in one line of text, for titles and tooltips of the platform: '⌘ K', 'G T'. */
export function keyText(keys: string, apple?: boolean): string {
  return keyCaps(keys, apple)
    .map((caps) => caps.join(apple === true ? '' : ' '))
    .join(' ')
}

/** The keys as a screen reader should say them. */
export function keySpoken(keys: string, apple?: boolean): string {
  return keyCaps(keys, apple)
    .map((caps) => caps.map((cap) => SPOKEN[cap] ?? cap).join(' '))
    .join(', ')
}

export interface KbdProps {
  /** As in the registry: 'mod+k', 'g t', 'shift+?'. */
  readonly keys: string
  /** 'quiet' for text on a coloured ground or inside a button. */
  readonly tone?: 'default' | 'quiet'
  readonly className?: string | undefined
}

/** A key or a sequence of keys as caps; Mod is ⌘ or Ctrl by platform. */
export function Kbd({ keys, tone = 'default', className }: KbdProps) {
  return (
    <kbd className={cx('inline-flex items-center gap-1 font-sans whitespace-nowrap', className)}>
      <span className="sr-only">{keySpoken(keys)}</span>
      {keyCaps(keys).map((caps, step) => (
        // oxlint-disable-next-line react/no-array-index-key -- the steps of a binding never change places
        <span key={step} aria-hidden className="inline-flex items-center gap-0.5">
          {caps.map((cap, index) => (
            <span
              // oxlint-disable-next-line react/no-array-index-key -- neither do its caps
              key={index}
              className={cx(
                'inline-grid h-[18px] min-w-[18px] place-items-center rounded-[4px] px-1 text-12 leading-none font-medium',
                tone === 'default' ? 'border border-line bg-surface text-fg-muted' : 'border border-current/35',
              )}
            >
              {cap}
            </span>
          ))}
        </span>
      ))}
    </kbd>
  )
}
