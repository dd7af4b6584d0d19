import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FolderX } from 'lucide-react'
import { useDeferredValue, useState } from 'react'

import type { Project } from '@contract/project'
import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, translate } from '@renderer/i18n/index'
import { ProjectMark } from '@renderer/ui/index'

import { PickDialog } from './PickDialog'
import { readTag, type TypedTag } from './tag-text'
import { tagIcon, tagWord } from './TaskFacts'

type PickerProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }

const NO_PROJECT = 'none'

/** Chooses a project, none, or a new one by its name. */
export function ProjectPicker({
  onPick,
  ...dialog
}: PickerProps & { readonly onPick: (project: Task['project']) => void }) {
  const { query } = useApi()
  const projects = useQuery({ ...query.project.list.queryOptions({ input: {} }), enabled: dialog.open })
  const create = useWrite({
    call: ({ client }, name: string) => client.project.create({ name }),
    onDone: ({ project }) => onPick(refOf(project)),
    failed: () => t('tasks.project.createFailed'),
  })
  const known = projects.data ?? []
  return (
    <PickDialog
      {...dialog}
      title={t('tasks.pick.project')}
      placeholder={t('tasks.pick.projectPlaceholder')}
      loading={projects.isPending && dialog.open}
      options={[
        ...known.map((project) => ({
          id: project.id,
          label: project.name,
          icon: <ProjectMark color={project.color} />,
          meta: t('tasks.project.open', { count: project.openTasks }),
        })),
        { id: NO_PROJECT, label: t('tasks.action.noProject'), icon: <FolderX size={14} aria-hidden /> },
      ]}
      onPick={(id) => {
        const project = known.find((it) => it.id === id)
        onPick(project === undefined ? null : refOf(project))
      }}
      creation={(typed) =>
        known.some((project) => project.name.toLowerCase() === typed.trim().toLowerCase())
          ? undefined
          : t('tasks.pick.createProject', { name: typed.trim() })
      }
      onCreate={(typed) => void create.run(typed.trim().slice(0, 120))}
    />
  )
}

/** Chooses a tag, a context or a person, or makes a new one. */
export function TagPicker({
  onPick,
  without,
  ...dialog
}: PickerProps & {
  readonly onPick: (tag: TypedTag & { readonly id?: string }) => void
  /** Ids of tags that are there already. */
  readonly without?: readonly string[]
}) {
  const { query } = useApi()
  const tags = useQuery({ ...query.tag.list.queryOptions(), enabled: dialog.open })
  const known = (tags.data ?? []).filter((tag) => without?.includes(tag.id) !== true)
  return (
    <PickDialog
      {...dialog}
      title={t('tasks.pick.tag')}
      placeholder={t('tasks.pick.tagPlaceholder')}
      loading={tags.isPending && dialog.open}
      empty={known.length === 0 ? t('tasks.pick.tagPlaceholder') : t('tasks.pick.none')}
      options={known.map((tag) => ({ id: tag.id, label: tag.name, icon: tagIcon(tag.kind), keywords: [tagWord(tag)] }))}
      onPick={(id) => {
        const tag = known.find((it) => it.id === id)
        if (tag !== undefined) onPick({ id: tag.id, kind: tag.kind, name: tag.name })
      }}
      creation={(typed) => {
        const tag = readTag(typed)
        if (tag === undefined) return undefined
        const exists = (tags.data ?? []).some(
          (it) => it.kind === tag.kind && it.name.toLowerCase() === tag.name.toLowerCase(),
        )
        return exists ? undefined : t('tasks.pick.createTag', { name: tagWord(tag) })
      }}
      onCreate={(typed) => {
        const tag = readTag(typed)
        if (tag !== undefined) onPick(tag)
      }}
    />
  )
}

/** Finds one task by its words. */
export function TaskPicker({
  title,
  onPick,
  barred,
  ...dialog
}: PickerProps & {
  readonly title?: string
  readonly onPick: (task: Task) => void
  /** Why a task cannot be chosen, by its id, in a few words. */
  readonly barred?: ReadonlyMap<string, string>
}) {
  const { query } = useApi()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    ...query.search.tasks.queryOptions({ input: { q, limit: 20 } }),
    enabled: dialog.open && q !== '',
    placeholderData: keepPreviousData,
  })
  const tasks = q === '' ? [] : (found.data ?? [])
  return (
    <PickDialog
      {...dialog}
      onOpenChange={(open) => {
        setTyped('')
        dialog.onOpenChange(open)
      }}
      title={title ?? t('tasks.pick.task')}
      placeholder={t('tasks.pick.taskPlaceholder')}
      loading={found.isFetching}
      empty={q === '' ? t('tasks.pick.typeToSearch') : t('tasks.pick.none')}
      onSearch={setTyped}
      options={tasks.map((task) => ({
        id: task.id,
        label: task.title,
        meta: barred?.get(task.id) ?? translate(`common.status.${task.status}`),
        disabled: barred?.has(task.id) === true,
      }))}
      onPick={(id) => {
        const task = tasks.find((it) => it.id === id)
        if (task !== undefined) onPick(task)
      }}
    />
  )
}

function refOf(project: Project): NonNullable<Task['project']> {
  return { id: project.id, name: project.name, color: project.color }
}
