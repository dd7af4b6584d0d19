import { Pencil, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'

import type { Comment, TaskDetail } from '@contract/task'
import { useDraft } from '@renderer/app/drafts'
import { useWrite } from '@renderer/app/mutate'
import { type Instant, formatDateTime, t } from '@renderer/i18n/index'
import { Button, DateText, IconButton, Section, TextArea } from '@renderer/ui/index'

import { useDetailKey } from './use-task-writes'

/** Longest comment the contract takes. */
const BODY_MAX = 20_000

/** What was said about a task, oldest first, and a field for more. */
export function Comments({ detail, now }: { readonly detail: TaskDetail; readonly now: Instant }) {
  const { task, comments } = detail
  const readOnly = task.deletedAt !== null
  if (readOnly && comments.length === 0) return null
  return (
    <Section
      level={3}
      className="mt-6!"
      title={t('tasks.detail.comments')}
      meta={comments.length === 0 ? undefined : comments.length}
    >
      <ul className="flex flex-col">
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} taskId={task.id} now={now} readOnly={readOnly} />
        ))}
      </ul>
      {!readOnly && <AddComment taskId={task.id} />}
    </Section>
  )
}

type Saved = { readonly comment: Comment; readonly batchId: string | null }

function AddComment({ taskId }: { readonly taskId: string }) {
  const [text, setText, clear] = useDraft(`task.${taskId}.comment`)
  const add = useWrite<string, Saved>({
    call: ({ client }, body) => client.task.addComment({ id: taskId, body }),
    failed: () => t('tasks.detail.commentFailed'),
    onDone: (_, body) => {
      // What was typed meanwhile stays.
      if (body === newest.current) clear()
    },
  })
  const newest = useRef(text)
  newest.current = text
  return (
    <CommentForm
      text={text}
      onTextChange={setText}
      pending={add.pending}
      submitLabel={t('tasks.detail.addComment')}
      onSubmit={() => void add.run(text)}
      quiet
    />
  )
}

function CommentItem({
  comment,
  taskId,
  now,
  readOnly,
}: {
  readonly comment: Comment
  readonly taskId: string
  readonly now: Instant
  readonly readOnly: boolean
}) {
  const detailKey = useDetailKey(taskId)
  const [editing, setEditing] = useState(false)
  const [text, setText] = useState(comment.body)
  const edit = useWrite<string, Saved>({
    call: ({ client }, body) => client.task.editComment({ id: comment.id, body }),
    failed: () => t('tasks.detail.commentFailed'),
    onDone: () => setEditing(false),
  })
  const remove = useWrite<string, { readonly batchId: string | null }>({
    call: ({ client }, id) => client.task.deleteComment({ id }),
    optimistic: (cache, id) =>
      cache.update<TaskDetail>(detailKey, (it) => ({
        ...it,
        comments: it.comments.filter((other) => other.id !== id),
      })),
    done: () => t('tasks.detail.commentDeleted'),
    failed: () => t('tasks.detail.commentDeleteFailed'),
  })
  if (editing) {
    return (
      <li className="py-1.5">
        <CommentForm
          autoFocus
          text={text}
          onTextChange={setText}
          pending={edit.pending}
          submitLabel={t('common.action.save')}
          onSubmit={() => (text === comment.body ? setEditing(false) : void edit.run(text))}
          onCancel={() => setEditing(false)}
        />
      </li>
    )
  }
  const edited = comment.updatedAt !== comment.createdAt
  return (
    <li className="group/comment border-b border-line py-2 last:border-0">
      <div className="flex h-6 items-center gap-2 text-12 text-fg-faint">
        <DateText at={comment.createdAt} now={Math.max(now, comment.createdAt)} />
        {edited && (
          <span>
            {t('tasks.detail.edited', { when: formatDateTime(comment.updatedAt, Math.max(now, comment.updatedAt)) })}
          </span>
        )}
        {!readOnly && (
          <span className="ms-auto flex opacity-0 group-focus-within/comment:opacity-100 group-hover/comment:opacity-100 pointer-coarse:opacity-100">
            <IconButton
              size="small"
              label={t('tasks.detail.editComment')}
              icon={<Pencil size={14} />}
              onClick={() => {
                setText(comment.body)
                setEditing(true)
              }}
            />
            <IconButton
              size="small"
              label={t('tasks.detail.deleteComment')}
              icon={<Trash2 size={14} />}
              onClick={() => void remove.run(comment.id)}
            />
          </span>
        )}
      </div>
      <p dir="auto" className="text-14 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {comment.body}
      </p>
    </li>
  )
}

function CommentForm({
  text,
  onTextChange,
  pending,
  submitLabel,
  onSubmit,
  onCancel,
  autoFocus = false,
  quiet = false,
}: {
  readonly text: string
  readonly onTextChange: (text: string) => void
  readonly pending: boolean
  readonly submitLabel: string
  readonly onSubmit: () => void
  readonly onCancel?: () => void
  readonly autoFocus?: boolean
  /** One line, and no buttons, until something is written. */
  readonly quiet?: boolean
}) {
  const empty = text.trim() === ''
  const submit = (): void => {
    if (!empty && !pending) onSubmit()
  }
  return (
    <form
      className="flex flex-col gap-2 pt-2"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextArea
        hideLabel
        label={t('tasks.detail.comment')}
        placeholder={t('tasks.detail.commentPlaceholder')}
        dir="auto"
        autoFocus={autoFocus}
        minRows={quiet && empty ? 1 : 2}
        maxRows={12}
        maxLength={BODY_MAX}
        value={text}
        onChange={(event) => onTextChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
            event.preventDefault()
            submit()
          } else if (event.key === 'Escape' && onCancel !== undefined) {
            event.preventDefault()
            onCancel()
          }
        }}
        className="text-14! leading-6!"
      />
      {(!quiet || !empty) && (
        <div className="flex justify-end gap-2">
          {onCancel !== undefined && (
            <Button size="small" variant="ghost" onClick={onCancel}>
              {t('common.action.cancel')}
            </Button>
          )}
          <Button size="small" type="submit" loading={pending} disabled={empty} shortcut="mod+enter">
            {submitLabel}
          </Button>
        </div>
      )}
    </form>
  )
}
