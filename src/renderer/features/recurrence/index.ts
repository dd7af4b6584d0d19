export { NextDates, type NextDatesProps } from './NextDates'
export { RepeatForm, type RepeatFormProps } from './RepeatForm'
export { type RecurrenceActions, useRecurrence, useRecurrenceActions, useRepeatPreview } from './use-recurrence'
export { localMomentWords } from './local-moment'
