import type { TagKind } from '@contract/vocabulary'

export type TypedTag = { readonly kind: TagKind; readonly name: string }

/** Longest name of a tag, as in the contract. */
const LONGEST = 60

/** A tag from what was typed into a field: '@home' is a context, anything else a tag; spaces become hyphens. */
export function readTag(text: string): TypedTag | undefined {
  const typed = text.trim()
  const kind: TagKind = typed.startsWith('@') ? 'context' : 'tag'
  const name = typed
    .replace(/^[#@]+/, '')
    .trim()
    .replaceAll(/[\s,]+/g, '-')
    .replaceAll(/[#@]/g, '')
    .slice(0, LONGEST)
  return name === '' ? undefined : { kind, name }
}
