import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { openTaskStatuses } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { PickDialog } from '@renderer/features/task-list/index'
import { t } from '@renderer/i18n/index'

const NONE = 'none'

type TaskPickerProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** The words for no task at all. */
  readonly none: string
  /** Closed tasks, too: of what is past. */
  readonly closedToo?: boolean
  /** A task that is not offered: the present one. */
  readonly except?: string | undefined
  readonly onPick: (taskId: string | null, title: string) => void
}

/** One task by a few letters, or none. */
export function TaskPicker({ open, onOpenChange, title, none, closedToo = false, except, onPick }: TaskPickerProps) {
  const { query } = useApi()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const today = useQuery(query.today.get.queryOptions({ enabled: open }))
  const found = useQuery(
    query.search.tasks.queryOptions({
      input: { q: words, limit: 12 },
      enabled: open && words !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const tasks = (words === '' ? (today.data?.tasks ?? []) : (found.data ?? [])).filter(
    (task) => task.id !== except && (closedToo || openTaskStatuses.some((status) => status === task.status)),
  )
  return (
    <PickDialog
      open={open}
      onOpenChange={(next) => {
        setTyped('')
        onOpenChange(next)
      }}
      title={title}
      placeholder={t('focus.searchPlaceholder')}
      options={[
        ...tasks.slice(0, 12).map((task) => ({
          id: task.id,
          label: task.title,
          ...(task.project === null ? {} : { meta: task.project.name }),
        })),
        ...(words === '' ? [{ id: NONE, label: none }] : []),
      ]}
      onPick={(id) => onPick(id === NONE ? null : id, tasks.find((task) => task.id === id)?.title ?? '')}
      onSearch={setTyped}
      loading={found.isFetching}
      empty={t('focus.noMatch')}
    />
  )
}
