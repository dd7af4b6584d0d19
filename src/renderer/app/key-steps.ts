/**
 * Notation of keys. A binding is one step, 'mod+k', or a sequence of steps, 'g t'. Modifiers come in the order mod, ctrl,
 * alt, shift; letters are lower case; characters that need Shift on some layouts ('?', '+', digits) are written without it.
 */

const MODIFIERS = ['mod', 'ctrl', 'alt', 'shift'] as const
type Modifier = (typeof MODIFIERS)[number]

const ALIASES: Readonly<Record<string, string>> = {
  esc: 'escape',
  return: 'enter',
  ' ': 'space',
  spacebar: 'space',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  del: 'delete',
  cmd: 'mod',
  command: 'mod',
  control: 'ctrl',
  option: 'alt',
}

const MODIFIER_KEYS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'Hyper', 'Super', 'OS'])

/** What of a keyboard event is looked at; a plain object will do in tests. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>

/** A binding in its one written form, or undefined when it is none: 'Shift+?' → '?', 'G T' → 'g t'. */
export function normaliseKeys(keys: string, apple: boolean): string | undefined {
  const steps = keys
    .trim()
    .split(/\s+/)
    .map((step) => normaliseStep(step, apple))
  if (steps.length === 0 || steps.includes(undefined)) return undefined
  return steps.join(' ')
}

function normaliseStep(step: string, apple: boolean): string | undefined {
  if (step === '') return undefined
  // '+' parts the names and is a key as well: '+', 'mod++'.
  const parts = step === '+' ? ['+'] : step.endsWith('++') ? [...step.slice(0, -2).split('+'), '+'] : step.split('+')
  const names = parts.map((part) => part.toLowerCase()).map((part) => ALIASES[part] ?? part)
  const key = names.at(-1)
  if (key === undefined || key === '' || isModifier(key)) return undefined
  const modifiers = new Set<Modifier>()
  for (const name of names.slice(0, -1)) {
    if (!isModifier(name)) return undefined
    // Off Apple's platforms Ctrl is the Mod key.
    modifiers.add(name === 'ctrl' && !apple ? 'mod' : name)
  }
  return writeStep(modifiers, key)
}

/** The step that a key press stands for; undefined for a modifier alone, dead keys and the like. */
export function stepOfPress(press: KeyPress, apple: boolean): string | undefined {
  if (MODIFIER_KEYS.has(press.key) || press.key === 'Dead' || press.key === 'Unidentified' || press.key === 'Process') {
    if (!(press.key === 'Dead' && press.altKey)) return undefined
  }
  const key = keyName(press)
  if (key === undefined) return undefined
  // AltGr arrives as Ctrl+Alt on Windows and types a character; it is no chord.
  const altGraph = press.getModifierState?.('AltGraph') === true
  const modifiers = new Set<Modifier>()
  if (!altGraph) {
    if (apple ? press.metaKey : press.ctrlKey) modifiers.add('mod')
    if (apple && press.ctrlKey) modifiers.add('ctrl')
    // The Windows key belongs to the system.
    if (!apple && press.metaKey) return undefined
    if (press.altKey) modifiers.add('alt')
  }
  if (press.shiftKey) modifiers.add('shift')
  return writeStep(modifiers, key)
}

/** Whether a step holds a modifier that keeps it from being text. */
export function isChord(step: string): boolean {
  return /^(mod|ctrl|alt)\+/.test(step)
}

function keyName(press: KeyPress): string | undefined {
  const name = press.key.toLowerCase()
  if (name.length > 1 && press.key !== 'Dead') return ALIASES[name] ?? name
  // On layouts of other scripts (and with Option on a Mac) the place of the key says which letter is meant.
  const isAscii = /^[\u0020-\u007e]$/.test(name)
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(press.code)
  if ((!isAscii || press.altKey) && place !== null) return (place[1] ?? place[2] ?? '').toLowerCase()
  return press.key === 'Dead' ? undefined : (ALIASES[name] ?? name)
}

function writeStep(modifiers: ReadonlySet<Modifier>, key: string): string {
  const impliesShift = key.length === 1 && !/[a-z]/.test(key)
  const written = MODIFIERS.filter((it) => modifiers.has(it) && !(it === 'shift' && impliesShift))
  return [...written, key].join('+')
}

function isModifier(name: string): name is Modifier {
  return (MODIFIERS as readonly string[]).includes(name)
}
