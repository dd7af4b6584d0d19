/** A place in a list that is ordered by an instant and then by id, newest first. */
export type Place = { readonly at: number; readonly id: string }

/** Reads a cursor that `nextCursor` made; anything else is the beginning. */
export function readCursor(cursor: string | undefined): Place | null {
  const [at, id] = cursor?.split('~') ?? []
  return at !== undefined && id !== undefined && /^\d{1,16}$/.test(at) ? { at: Number(at), id } : null
}

/** The cursor of the page after this one; null when a page that is not full says that there is none. */
export function nextCursor<Item extends { readonly id: string }>(
  items: readonly Item[],
  limit: number,
  at: (item: Item) => number,
): string | null {
  const last = items.at(-1)
  return last && items.length === limit ? `${at(last)}~${last.id}` : null
}
