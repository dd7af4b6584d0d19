import type { ParsedNode } from '@contract/capture'
import { t } from '@renderer/i18n/index'
import { SegmentedControl } from '@renderer/ui/SegmentedControl'

import { countTasks } from './capture-text'
import { ListPreview } from './ListPreview'

type ListChoiceProps = {
  readonly lines: readonly ParsedNode[]
  readonly split: boolean
  readonly onSplitChange: (split: boolean) => void
}

/** Several lines: one task with notes, or a task a line. Shows what would come of it. */
export function ListChoice({ lines, split, onSplitChange }: ListChoiceProps) {
  const count = countTasks(lines)
  return (
    <div className="flex flex-col items-start gap-2">
      <SegmentedControl
        label={t('capture.list.label')}
        size="small"
        value={split ? 'many' : 'one'}
        onValueChange={(value) => onSplitChange(value === 'many')}
        segments={[
          { value: 'one', label: t('capture.list.one') },
          { value: 'many', label: t('capture.list.many', { count }) },
        ]}
      />
      {split && <ListPreview lines={lines} />}
    </div>
  )
}
