import { useQuery } from '@tanstack/react-query'

import type { RecurrencePreview, TaskRecurrence } from '@contract/recurrence'
import type { Task } from '@contract/task'
import type { MissedPolicy } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { useWrite, type Write } from '@renderer/app/mutate'
import { dueMoment, momentWords, startMoment } from '@renderer/features/task-list/index'
import { t, useFormatter, type Formatter } from '@renderer/i18n/index'

export type RepeatInput = {
  readonly text?: string
  readonly rule?: string
  readonly fromCompletion?: boolean
  readonly startDate?: string
  readonly startTime?: string | null
}

type One = { readonly task: Task; readonly batchId: string | null }
type Skipped = One & { readonly next: Task | null }

/** How a task repeats; undefined while that is not known. */
export function useRecurrence(task: Pick<Task, 'id' | 'seriesId'>): TaskRecurrence | null | undefined {
  const { query } = useApi()
  const { locale } = useFormatter().options
  return useQuery({
    ...query.recurrence.get.queryOptions({ input: { id: task.id, locale } }),
    enabled: task.seriesId !== null,
  }).data
}

/** What a repetition would mean, for a task when one is given; undefined while that is not known. */
export function useRepeatPreview(input: RepeatInput | null, taskId?: string): RecurrencePreview | undefined {
  const { query } = useApi()
  const { locale } = useFormatter().options
  return useQuery({
    ...query.recurrence.preview.queryOptions({
      input: { ...input, locale, ...(taskId === undefined ? {} : { taskId }) },
    }),
    enabled: input !== null,
    placeholderData: (before) => before,
  }).data
}

export type RecurrenceActions = {
  readonly set: Write<RepeatInput, One>
  readonly setMissedPolicy: Write<MissedPolicy, One>
  readonly skip: Write<{ readonly missed: boolean }, Skipped>
  readonly pause: Write<undefined, One>
  readonly resume: Write<undefined, One>
  readonly addDate: Write<string, One>
  readonly removeDate: Write<string, One>
  readonly end: Write<undefined, One>
}

/** What can be done with how a task repeats; each says what happened in a toast with Undo. */
export function useRecurrenceActions(task: Pick<Task, 'id' | 'title'>): RecurrenceActions {
  const format = useFormatter()
  const { locale } = format.options
  const { id, title } = task
  const failed = (): string => t('recurrence.failed')
  return {
    set: useWrite<RepeatInput, One>({
      call: ({ client }, input) => client.recurrence.set({ id, locale, ...input }),
      done: (output) => t('recurrence.done.set', { words: output.task.recurrenceText ?? '' }),
      showsFailure: true,
    }),
    setMissedPolicy: useWrite<MissedPolicy, One>({
      call: ({ client }, missedPolicy) => client.recurrence.setMissedPolicy({ id, missedPolicy }),
      failed,
    }),
    skip: useWrite<{ readonly missed: boolean }, Skipped>({
      call: ({ client }, { missed }) => client.recurrence.skip({ id, missed }),
      done: ({ next }) =>
        next === null ? t('recurrence.done.skippedLast') : t('recurrence.done.skipped', { when: whenOf(next, format) }),
      failed,
    }),
    pause: useWrite<undefined, One>({
      call: ({ client }) => client.recurrence.pause({ id }),
      done: () => t('recurrence.done.paused', { title }),
      failed,
    }),
    resume: useWrite<undefined, One>({
      call: ({ client }) => client.recurrence.resume({ id }),
      done: (output) => t('recurrence.done.resumed', { when: whenOf(output.task, format) }),
      failed,
    }),
    addDate: useWrite<string, One>({
      call: ({ client }, date) => client.recurrence.addDate({ id, date }),
      done: (_output, date) => t('recurrence.done.added', { day: format.exactDay(date) }),
      showsFailure: true,
    }),
    removeDate: useWrite<string, One>({
      call: ({ client }, date) => client.recurrence.removeDate({ id, date }),
      done: (_output, date) => t('recurrence.done.removed', { day: format.exactDay(date) }),
      failed,
    }),
    end: useWrite<undefined, One>({
      call: ({ client }) => client.recurrence.end({ id }),
      done: () => t('recurrence.done.ended', { title }),
      failed,
    }),
  }
}

function whenOf(task: Task, format: Formatter): string {
  const moment = dueMoment(task) ?? startMoment(task)
  return moment === null ? task.title : momentWords(moment, Date.now(), format).phrase
}
