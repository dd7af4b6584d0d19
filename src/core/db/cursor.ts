import { invalidInput } from './errors'

/** A place in a list that is ordered by an instant and then by id, newest first. */
export type Place = { readonly at: number; readonly id: string }

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PLACE = new RegExp(`^(\\d{1,16})~(${ID})$`)
const DAY_PLACE = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})~(${ID})$`)

/** What is thrown for a cursor that no page gave: to go on from it as if from the beginning or the end would be a lie. */
export function unknownCursor(): Error {
  return invalidInput(
    'cursor',
    'No page of this list gave this cursor. Pass back the nextCursor of the page before, or leave it out to begin anew.',
  )
}

/** Reads a cursor that `nextCursor` made; null for none, the beginning. */
export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [, at, id] = PLACE.exec(cursor) ?? []
  if (at === undefined || id === undefined) throw unknownCursor()
  return { at: Number(at), id }
}

/** The same in a list that is ordered by a day and then by id. */
export function readDayCursor(cursor: string | undefined): { readonly from: string; readonly id: string } | null {
  if (cursor === undefined) return null
  const [, from, id] = DAY_PLACE.exec(cursor) ?? []
  if (from === undefined || id === undefined) throw unknownCursor()
  return { from, id }
}

/** Reads a cursor that is the number of the last entry, newest first; without one, a number above all. */
export function readNumberCursor(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw unknownCursor()
  return Number(cursor)
}

/** The cursor of the page after this one; null when a page that is not full says that there is none. */
export function nextCursor<Item extends { readonly id: string }>(
  items: readonly Item[],
  limit: number,
  at: (item: Item) => number | string,
): string | null {
  const last = items.at(-1)
  return last && items.length === limit ? `${at(last)}~${last.id}` : null
}
