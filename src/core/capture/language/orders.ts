import type { Reader } from './reader'
import { isBaseVerb } from './verb-forms'
import { weekdayOfWord, wordSet } from './vocabulary'

export const OBJECTS_OF_ORDERS = wordSet(`
  the a an my our your his her their its this that these those some any all both me him us them it if whether up out back off
  mum dad mom kids
`)

/** "check if tickets are live", "call mum": a task begins here, and no thing such as "snack" or "run". */
export function tellsToDo(r: Reader, index: number): boolean {
  if (!isBaseVerb(r.word(index))) return false
  const next = index + 1
  return OBJECTS_OF_ORDERS.has(r.word(next)) || (r.capital(next) && weekdayOfWord(r.word(next)) === null)
}
