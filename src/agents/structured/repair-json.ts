export type ReadJson =
  | { readonly kind: 'whole'; readonly value: unknown }
  /** The text stopped early; what was complete is kept, what was being written is dropped. */
  | { readonly kind: 'mended'; readonly value: unknown }
  | { readonly kind: 'broken' }

/**
 * Reads a model's answer as JSON. One that was cut off is closed: the last value is dropped unless it was complete, and open lists and
 * objects end there. Nothing is searched for in prose; an answer that does not begin as JSON is broken.
 */
export function readJson(text: string): ReadJson {
  const body = text.trim()
  if (isTooDeep(body)) return { kind: 'broken' }
  try {
    return { kind: 'whole', value: JSON.parse(body) }
  } catch {
    const closed = close(body)
    if (closed === null) return { kind: 'broken' }
    try {
      return { kind: 'mended', value: JSON.parse(closed) }
    } catch {
      return { kind: 'broken' }
    }
  }
}

/** Deeper than any shape that is asked for; what walks over the answer would run out of stack far below. */
const DEEPEST = 64

/** Whether lists and objects nest too deep, brackets in strings left aside. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length && depth <= DEEPEST; at += 1) {
    const character = text[at]
    if (inString && character === '\\') at += 1
    else if (character === '"') inString = !inString
    else if (!inString && (character === '[' || character === '{')) depth += 1
    else if (!inString && (character === ']' || character === '}')) depth -= 1
  }
  return depth > DEEPEST
}

/**
 * A cut text with its last incomplete member dropped and everything closed; null when it is not the beginning of an object or a
 * list. Walks once over the text with a stack of what is open.
 */
function close(text: string): string | null {
  if (text[0] !== '{' && text[0] !== '[') return null
  const open: ('}' | ']')[] = []
  let inString = false
  let escaped = false
  /** The longest prefix after which closing everything gives JSON, and what is open there. */
  let safe = 0
  let safeOpen: readonly ('}' | ']')[] = []
  const mark = (end: number): void => {
    safe = end
    safeOpen = [...open]
  }
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (escaped) escaped = false
      else if (character === '\\') escaped = true
      else if (character === '"') inString = false
      continue
    }
    switch (character) {
      case '"':
        inString = true
        break
      case '{':
      case '[':
        open.push(character === '{' ? '}' : ']')
        mark(index + 1)
        break
      case '}':
      case ']':
        if (open.pop() !== character) return null
        // More after the end is not a cut: it is something else.
        if (open.length === 0) return null
        mark(index + 1)
        break
      case ',':
        mark(index)
        break
      default:
        break
    }
  }
  if (safe === 0) return null
  return text.slice(0, safe) + safeOpen.toReversed().join('')
}
