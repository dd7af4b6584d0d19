import { Plus } from 'lucide-react'

import type { Project } from '@contract/project'
import type { Tag } from '@contract/tag'
import type { Task } from '@contract/task'
import { useDraft } from '@renderer/app/drafts'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { TITLE_MAX, tagWord } from '@renderer/features/task-list/index'

export type QuickAddProps = { readonly project: Project | undefined; readonly tag: Tag | undefined }

/** Adds tasks to the project or tag that is looked at, one a line; what is typed survives a refusal and a reload. */
export function QuickAdd({ project, tag }: QuickAddProps) {
  const [text, setText, clear] = useDraft(`tasks.add.${project?.id ?? tag?.id ?? 'all'}`)
  const add = useWrite<string, { readonly task: Task; readonly batchId: string | null }>({
    call: ({ client }, title) =>
      client.task.create({
        title,
        status: 'todo',
        ...(project === undefined ? {} : { projectId: project.id }),
        ...(tag === undefined ? {} : { tags: [{ kind: tag.kind, name: tag.name }] }),
      }),
    done: ({ task }) => t('tasks.list.added', { title: task.title }),
    failed: () => t('tasks.list.addFailed'),
  })
  const name = project?.name ?? (tag === undefined ? undefined : tagWord(tag))
  const label = name === undefined ? t('tasks.list.add') : t('tasks.list.addTo', { name })
  return (
    <form
      className="flex min-h-row items-center gap-3 rounded-control px-2 focus-within:bg-hover hover:bg-hover"
      onSubmit={(event) => {
        event.preventDefault()
        const title = text.trim()
        if (title === '' || add.pending) return
        clear()
        void add.run(title).then((outcome) => {
          if (!outcome.ok) setText(title)
        })
      }}
    >
      <Plus size={16} aria-hidden className="mx-px text-fg-faint" />
      <input
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={TITLE_MAX}
        enterKeyHint="done"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        className="h-row min-w-0 flex-1 bg-transparent text-14 outline-none"
      />
    </form>
  )
}
