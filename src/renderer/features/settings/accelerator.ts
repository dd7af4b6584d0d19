/** What a key press must tell for it to become a shortcut. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const MODIFIER_KEYS = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
])

/** Electron's names of keys (Electron documentation, "Accelerator") by `KeyboardEvent.code`. */
const ELECTRON_NAMES: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Slash: '/',
}

/** The same in the notation of the app's own key map, for drawing. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  commandorcontrol: 'mod',
  cmdorctrl: 'mod',
  control: 'ctrl',
  command: 'meta',
  cmd: 'meta',
  super: 'meta',
  option: 'alt',
}

export type Recorded =
  | { readonly kind: 'waiting' }
  /** A key that every text field needs: the system must not take it away everywhere. */
  | { readonly kind: 'needsModifier' }
  | { readonly kind: 'accelerator'; readonly accelerator: string }

/** Reads a key press as a global hotkey in Electron's notation; Ctrl (⌘ on Apple) is written CommandOrControl. */
export function recordAccelerator(event: PressedKey, apple: boolean): Recorded {
  if (MODIFIER_KEYS.has(event.key)) return { kind: 'waiting' }
  const key = electronKey(event.code)
  if (key === undefined) return { kind: 'waiting' }
  const main = apple ? event.metaKey : event.ctrlKey
  const other = apple ? event.ctrlKey : event.metaKey
  const isFunctionKey = /^F\d/.test(key)
  // Shift alone makes a capital letter, not a shortcut.
  if (!main && !other && !event.altKey && !isFunctionKey) return { kind: 'needsModifier' }
  const parts = [
    main && 'CommandOrControl',
    other && (apple ? 'Control' : 'Super'),
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    key,
  ].filter((part) => part !== false)
  return { kind: 'accelerator', accelerator: parts.join('+') }
}

/** Electron's notation in the one of the key map: 'CommandOrControl+Shift+Space' → 'mod+shift+space'. */
export function acceleratorKeys(accelerator: string): string {
  // '+' at the end is the key itself: 'Alt++'.
  const parts = accelerator.endsWith('++') ? [...accelerator.slice(0, -2).split('+'), '+'] : accelerator.split('+')
  return parts.map((part) => OWN_NAMES[part.toLowerCase()] ?? part.toLowerCase()).join('+')
}

function electronKey(code: string): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return letter
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  const numpad = /^Numpad(\d)$/.exec(code)?.[1]
  if (numpad !== undefined) return `num${numpad}`
  return /^F([1-9]|1\d|2[0-4])$/.test(code) ? code : ELECTRON_NAMES[code]
}
