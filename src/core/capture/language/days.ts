import { readFromNow, readIn } from './counted-days'
import type { DayMatch, Marker } from './day.types'
import { readHoliday, readOrdinalDay } from './month-days'
import { readNamedDay, readNext } from './named-days'
import { readEnd, readNthOfMonth, readWeekOf } from './period-days'
import type { Reader } from './reader'
import { readWeekday, readWeekend } from './weekday-days'
import { readWeekdayWithDate, readWrittenDate } from './written-dates'

/** Any phrase that names one day. */
export function readDay(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  return readIn(r, index, marker) ?? readFromNow(r, index, readUncounted) ?? readUncounted(r, index, marker)
}

function readUncounted(r: Reader, index: number, marker: Marker | null): DayMatch | null {
  return (
    readNamedDay(r, index) ??
    readEnd(r, index, marker) ??
    readNthOfMonth(r, index) ??
    readWeekOf(r, index) ??
    readNext(r, index, marker) ??
    readWeekdayWithDate(r, index, marker) ??
    readWrittenDate(r, index, marker) ??
    readWeekday(r, index, marker) ??
    readWeekend(r, index, marker) ??
    readOrdinalDay(r, index, marker) ??
    readHoliday(r, index, marker)
  )
}
