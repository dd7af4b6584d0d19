import type { TagKind } from '@contract/vocabulary'

import type { PrivateName } from './agent.types'

/** Whom and what a person's tasks name; redaction hides these before anything leaves the machine. */
export function privateNames(
  own: string,
  tags: readonly { readonly kind: TagKind; readonly name: string }[],
  projects: readonly { readonly name: string }[],
): PrivateName[] {
  return [
    ...(own === '' ? [] : [{ kind: 'person' as const, name: own }]),
    ...tags.flatMap(({ kind, name }) => (kind === 'person' ? [{ kind, name }] : [])),
    ...projects.map(({ name }) => ({ kind: 'project' as const, name })),
  ]
}
