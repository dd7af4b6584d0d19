export { firstWeekday, mondayOf, monthSpan, type Span, weekdayOf, weekSpan } from './calendar-span'
export { addDays, daysBetween, daysFrom, instantOf, localMoment, personalDay } from './local-day'
export { ZoneWatch } from './zone-watch'
