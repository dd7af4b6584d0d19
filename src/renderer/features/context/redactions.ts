export const redactedKinds = ['PERSON', 'PROJECT', 'EMAIL', 'PHONE', 'URL', 'NUMBER', 'TEXT'] as const
type RedactedKind = (typeof redactedKinds)[number]

/**
 * What was replaced by placeholders before a request left the machine, counted by kind. Read from the very bytes that were sent:
 * which words they stood for is written down nowhere.
 */
export function redactionsIn(request: string): readonly { readonly kind: RedactedKind; readonly count: number }[] {
  const placeholders = new Set(request.match(/\[(?:PERSON|PROJECT|EMAIL|PHONE|URL|NUMBER|TEXT)_\d+\]/g))
  return redactedKinds.flatMap((kind) => {
    const count = [...placeholders].filter((placeholder) => placeholder.startsWith(`[${kind}_`)).length
    return count === 0 ? [] : [{ kind, count }]
  })
}
