/**
 * Electron's notation of a hotkey (its documentation, "Accelerator"), strict enough that what passes can be registered
 * on every system and does not take a key away from typing.
 */
const commands = words('command cmd control ctrl commandorcontrol cmdorctrl alt option altgr super meta')
const namedKeys = words(
  'space tab capslock numlock scrolllock backspace delete insert return enter up down left right home end pageup ' +
    'pagedown escape esc plus printscreen volumeup volumedown volumemute medianexttrack mediaprevioustrack mediastop ' +
    'mediaplaypause numdec numadd numsub nummult numdiv',
)
const character = /^[a-z0-9)!@#$%^&*(:;+=<,_\->.?/~`{\][|\\}'"]$/
const functionKey = /^f(?:[1-9]|1\d|2[0-4])$/
// These mean nothing while typing, so they may stand alone.
const lonely = /^(?:printscreen|volume\w+|media\w+)$/

/** Whether a text names a hotkey that can be asked of the system. */
export function isAccelerator(text: string): boolean {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+')
  const [last = '', ...modifiers] = parts.map((part) => part.toLowerCase()).toReversed()
  if (!isKey(last) || new Set(modifiers).size !== modifiers.length) return false
  if (!modifiers.every((modifier) => modifier === 'shift' || commands.has(modifier))) return false
  return functionKey.test(last) || lonely.test(last) || modifiers.some((modifier) => commands.has(modifier))
}

function isKey(part: string): boolean {
  return character.test(part) || functionKey.test(part) || /^num\d$/.test(part) || namedKeys.has(part)
}

/** Whether two accelerators are the same keys, however they are written. */
export function sameAccelerator(a: string, b: string, platform: NodeJS.Platform): boolean {
  return canonical(a, platform) === canonical(b, platform)
}

function canonical(text: string, platform: NodeJS.Platform): string {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), 'plus'] : text.split('+')
  return parts
    .map((part) => one(part.toLowerCase(), platform))
    .toSorted()
    .join('+')
}

function one(part: string, platform: NodeJS.Platform): string {
  switch (part) {
    case 'commandorcontrol':
    case 'cmdorctrl':
      return platform === 'darwin' ? 'cmd' : 'ctrl'
    case 'command':
      return 'cmd'
    case 'control':
      return 'ctrl'
    case 'option':
      return 'alt'
    case 'super':
    case 'meta':
      return platform === 'darwin' ? 'cmd' : 'meta'
    case 'enter':
      return 'return'
    case 'esc':
      return 'escape'
    default:
      return part
  }
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
