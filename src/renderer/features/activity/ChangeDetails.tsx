import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { RowChange } from '@contract/activity'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { Button, ErrorState, Spinner } from '@renderer/ui/index'

import {
  type ChangeInWords,
  describeChange,
  type FieldChange,
  isTelling,
  type Names,
  referencedTasks,
} from './change-wording'

const FIRST_ROWS = 8
/** More tasks than this are not asked for by name: each is a call of its own. */
const MOST_NAMES = 20

/** The rows of a batch, each field from what to what. */
export function ChangeDetails({
  id,
  now,
  label,
}: {
  readonly id: string
  readonly now: number
  readonly label: string
}) {
  const { query } = useApi()
  const details = useQuery(query.activity.get.queryOptions({ input: { id } }))
  if (details.data === undefined) {
    return details.isError ? (
      <ErrorState size="inline" level={3} title={t('activity.error.details')} onRetry={() => void details.refetch()} />
    ) : (
      <Spinner />
    )
  }
  return <Changes changes={details.data.changes} now={now} label={label} />
}

function Changes({
  changes,
  now,
  label,
}: {
  readonly changes: readonly RowChange[]
  readonly now: number
  readonly label: string
}) {
  const [all, setAll] = useState(false)
  const telling = changes.filter(isTelling)
  const shown = all ? telling : telling.slice(0, FIRST_ROWS)
  const names = useNames(shown)
  if (telling.length === 0) return <p className="text-13 text-fg-muted">{t('activity.bookkeeping')}</p>
  return (
    <div aria-label={label} role="group" className="flex flex-col gap-3">
      {shown.map((change) => (
        <ChangedRow key={keyOf(change)} change={describeChange(change, names, now)} />
      ))}
      {telling.length > shown.length && (
        <Button size="small" variant="ghost" onClick={() => setAll(true)} className="self-start">
          {t('activity.showAll', { count: telling.length })}
        </Button>
      )}
    </div>
  )
}

/** A batch may touch a row twice, but not the same fields of it. */
function keyOf(change: RowChange): string {
  return [change.entity, change.rowId, change.op, ...Object.keys(change.after)].join()
}

function ChangedRow({ change }: { readonly change: ChangeInWords }) {
  return (
    <div className="min-w-0">
      <p className="text-13 [overflow-wrap:anywhere]">
        <span className="font-medium">{change.title}</span>
        {change.what !== 'changed' && <span className="text-fg-muted"> · {t(`activity.${change.what}`)}</span>}
      </p>
      {change.fields.length > 0 && (
        <dl className="mt-1 grid grid-cols-[minmax(5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-13">
          {change.fields.map((field) => (
            <Field key={field.column} field={field} isNew={change.what === 'created'} />
          ))}
        </dl>
      )}
    </div>
  )
}

function Field({ field, isNew }: { readonly field: FieldChange; readonly isNew: boolean }) {
  return (
    <>
      <dt className="text-fg-muted">{field.name}</dt>
      <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        {!isNew && (
          <>
            <del className="no-underline">
              <span className="sr-only">{t('activity.before')} </span>
              <ValueText text={field.before} old />
            </del>
            <span aria-hidden className="inline-block text-fg-faint rtl:-scale-x-100">
              →
            </span>
          </>
        )}
        <ins className="no-underline">
          {!isNew && <span className="sr-only">{t('activity.after')} </span>}
          <ValueText text={field.after} />
        </ins>
      </dd>
    </>
  )
}

function ValueText({ text, old = false }: { readonly text: string | null; readonly old?: boolean }) {
  if (text === null) return <span className="text-fg-faint italic">{t('activity.nothing')}</span>
  return (
    <span
      dir="auto"
      className={
        old
          ? 'line-clamp-4 whitespace-pre-wrap text-fg-muted [overflow-wrap:anywhere]'
          : 'line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]'
      }
    >
      {text}
    </span>
  )
}

/** Names of what the rows refer to. Projects and tags are few and mostly known; tasks are asked for one by one. */
function useNames(changes: readonly RowChange[]): Names {
  const { query } = useApi()
  const rows = changes.flatMap((change) => [change.before ?? {}, change.after])
  const speaksOf = (column: string) => rows.some((row) => row[column] !== undefined && row[column] !== null)
  const projects = useQuery(
    query.project.list.queryOptions({
      input: {},
      enabled: speaksOf('project_id') || changes.some((it) => it.entity === 'projects'),
    }),
  )
  const tags = useQuery(
    query.tag.list.queryOptions({ enabled: speaksOf('tag_id') || changes.some((it) => it.entity === 'tags') }),
  )
  const inBatch = new Map(
    changes.flatMap((change): [string, string][] => {
      const title = change.after['title'] ?? change.after['name']
      return typeof title === 'string' ? [[change.rowId, title]] : []
    }),
  )
  const taskIds = referencedTasks(changes)
    .filter((id) => !inBatch.has(id))
    .slice(0, MOST_NAMES)
  const tasks = useQueries({
    queries: taskIds.map((id) => query.task.get.queryOptions({ input: { id }, retry: false })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }): [string, string][] =>
          data === undefined ? [] : [[data.task.id, data.task.title]],
        ),
      ),
  })
  return (kind, id) => {
    const own = inBatch.get(id)
    if (own !== undefined) return own
    switch (kind) {
      case 'task':
        return tasks.get(id)
      case 'project':
        return projects.data?.find((project) => project.id === id)?.name
      case 'tag':
        return tags.data?.find((tag) => tag.id === id)?.name
    }
  }
}
