import { useState } from 'react'

import type { MemoryItem } from '@contract/memory'
import { memoryKinds } from '@contract/vocabulary'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, Select, TextArea } from '@renderer/ui/index'

const DAY_MS = 86_400_000
const spans = { week: 7, month: 30, quarter: 91 } as const
type Span = 'as_is' | 'forever' | keyof typeof spans

/** The words of what is remembered, what it is, and for how long. */
export function MemoryForm({ item, onDone }: { readonly item: MemoryItem | null; readonly onDone: () => void }) {
  const format = useFormatter()
  const [text, setText] = useState(item?.text ?? '')
  const [kind, setKind] = useState(item?.kind ?? 'preference')
  const ends = item?.expiresAt ?? null
  const [span, setSpan] = useState<Span>(ends === null ? 'forever' : 'as_is')
  const save = useWrite<void, { readonly batchId: string | null }>({
    call: ({ client }) => {
      const expiresAt = span === 'as_is' ? ends : span === 'forever' ? null : Date.now() + spans[span] * DAY_MS
      const fields = { text: text.trim(), kind, expiresAt }
      return item === null ? client.memory.create(fields) : client.memory.update({ id: item.id, ...fields })
    },
    done: () => t('context.memory.saved'),
    failed: () => t('context.memory.failed'),
    onDone,
  })
  const ready = text.trim() !== ''
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !save.pending) void save.run()
      }}
    >
      <TextArea
        label={t('context.memory.text')}
        value={text}
        maxLength={500}
        minRows={3}
        // One line of text, however it wraps: a line break means nothing to whoever is told.
        onChange={(event) => setText(event.target.value.replaceAll(/[\n\r]+/g, ' '))}
      />
      <Select
        label={t('context.memory.kind')}
        value={kind}
        onValueChange={setKind}
        options={memoryKinds.map((value) => ({ value, label: t(`context.memory.kinds.${value}`) }))}
      />
      <Select<Span>
        label={t('context.memory.until')}
        value={span}
        onValueChange={setSpan}
        options={[
          ...(ends === null
            ? []
            : [
                {
                  value: 'as_is' as const,
                  label: t('context.memory.asIs', { date: format.dateTime(ends, Date.now()) }),
                },
              ]),
          { value: 'forever', label: t('context.memory.forever') },
          { value: 'week', label: t('context.memory.week') },
          { value: 'month', label: t('context.memory.month') },
          { value: 'quarter', label: t('context.memory.quarter') },
        ]}
      />
      <Button type="submit" variant="primary" loading={save.pending} disabled={!ready}>
        {t('context.memory.save')}
      </Button>
    </form>
  )
}
