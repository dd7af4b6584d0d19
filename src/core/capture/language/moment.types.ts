import type { Marker } from './day.types'
import type { Clock } from './clock-times'
import type { Stamp } from './stamps'

/** A moment or a range of the text, in tokens [from, next). */
export type MomentMatch = {
  readonly from: number
  readonly next: number
  readonly role: Marker['role']
  readonly begin: Stamp | null
  readonly end: Stamp
  /** A range of times whose day was not said. */
  readonly floating: boolean
  /** The beginning and end of such a range as said, while morning or afternoon is open. */
  readonly clocks?: { readonly begin: Clock; readonly end: Clock }
  /** The words in front, e.g. "until". */
  readonly words: string
}

export type StampMatch = { readonly stamp: Stamp; readonly next: number; readonly role: Marker['role'] | null }

export const NOTHING: Stamp = { day: null, part: null, clock: null, zone: null, minutes: null }
