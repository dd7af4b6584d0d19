/** White space and control characters, which separate words alike. */
const SPACE = /[\s\p{Cc}]/u

/** Matches `pattern` (sticky) at a position and returns its end, or -1. */
export function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

export function isSpaceAt(text: string, at: number): boolean {
  if (at >= text.length) return true
  const code = text.charCodeAt(at)
  // Nearly every character is a visible one of ASCII: no pattern is needed for these.
  if (code > 0x20 && code < 0x7f) return false
  return code === 0x20 || SPACE.test(text.charAt(at))
}

/** True where a name may end: at a space, the end, or closing punctuation. */
export function endsName(text: string, at: number): boolean {
  return isSpaceAt(text, at) || ',.;:!?)]}"”»…'.includes(text.charAt(at))
}
