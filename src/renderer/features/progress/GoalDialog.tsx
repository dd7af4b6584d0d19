import { useQuery } from '@tanstack/react-query'
import { type RefObject, useId, useRef, useState } from 'react'

import type { Goal } from '@contract/goal'
import { useApi } from '@renderer/app/api'
import type { Failure } from '@renderer/app/failure'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, SegmentedControl, Select, TextField } from '@renderer/ui/index'

import { type GoalFields, useGoalActions } from './use-goals'

const TITLE_MAX = 120
const TARGET_MAX = 100_000
const ALL = 'all'
const MEASURES = ['count', 'time', 'habit'] as const satisfies readonly Goal['measure'][]
const PERIODS = ['day', 'week', 'month', 'once'] as const satisfies readonly Goal['period'][]
const USUAL_TARGET = { count: '5', time: '120', habit: '3' } as const

type GoalDialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The goal to change; a new one is set if left out. */
  readonly goal?: Goal | undefined
}

/** Sets a goal or changes it: what, how much, how often, and within which project or tag. */
export function GoalDialog({ open, onOpenChange, goal }: GoalDialogProps) {
  const first = useRef<HTMLInputElement>(null)
  const formId = useId()
  const { create, update } = useGoalActions()
  const write = goal === undefined ? create : update
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={goal === undefined ? t('progress.goal.new') : t('progress.goal.edit')}
      initialFocus={first}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('common.action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={write.pending}>
            {goal === undefined ? t('progress.goal.create') : t('common.action.save')}
          </Button>
        </>
      }
    >
      {open && (
        <GoalForm
          key={goal?.id ?? 'new'}
          id={formId}
          goal={goal}
          titleRef={first}
          failure={write.failure}
          onSubmit={async (fields) => {
            const outcome = goal === undefined ? await create.run(fields) : await update.run({ id: goal.id, ...fields })
            if (outcome.ok) onOpenChange(false)
          }}
        />
      )}
    </Dialog>
  )
}

type GoalFormProps = {
  readonly id: string
  readonly goal: Goal | undefined
  readonly titleRef: RefObject<HTMLInputElement | null>
  readonly failure: Failure | null
  readonly onSubmit: (fields: GoalFields) => Promise<void>
}

function GoalForm({ id, goal, titleRef, failure, onSubmit }: GoalFormProps) {
  const { query } = useApi()
  const projects = useQuery(query.project.list.queryOptions({ input: {} })).data ?? []
  const tags = useQuery(query.tag.list.queryOptions()).data ?? []
  const [title, setTitle] = useState(goal?.title ?? '')
  const [measure, setMeasure] = useState<Goal['measure']>(goal?.measure ?? 'count')
  const [target, setTarget] = useState(String(goal?.target ?? USUAL_TARGET.count))
  const [period, setPeriod] = useState<Goal['period']>(goal?.period ?? 'week')
  const [projectId, setProjectId] = useState(goal?.project?.id ?? ALL)
  const [tagId, setTagId] = useState(goal?.tag?.id ?? ALL)
  const [endsOn, setEndsOn] = useState(goal?.endsOn ?? '')
  const [tried, setTried] = useState(false)
  const wanted = Number(target.replace(',', '.'))
  // The only thing that stands against another is the last day.
  const endFailure = failure?.kind === 'conflict' && endsOn !== '' ? failure.message : undefined
  const otherFailure = endFailure === undefined ? failure?.message : undefined
  const targetOk = Number.isFinite(wanted) && wanted > 0 && wanted <= TARGET_MAX

  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (title.trim() === '') titleRef.current?.focus()
        if (title.trim() === '' || !targetOk) return
        void onSubmit({
          title: title.trim(),
          measure,
          target: wanted,
          period,
          projectId: projectId === ALL ? null : projectId,
          tagId: tagId === ALL ? null : tagId,
          endsOn: endsOn === '' ? null : endsOn,
        })
      }}
    >
      <TextField
        ref={titleRef}
        dir="auto"
        label={t('progress.goal.title')}
        placeholder={t('progress.goal.titlePlaceholder')}
        value={title}
        maxLength={TITLE_MAX}
        error={otherFailure ?? (tried && title.trim() === '' ? t('progress.goal.titleMissing') : undefined)}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SegmentedControl
        label={t('progress.goal.measure')}
        hideLabel={false}
        value={measure}
        onValueChange={(next) => {
          setMeasure(next)
          if (goal === undefined) setTarget(USUAL_TARGET[next])
        }}
        segments={MEASURES.map((value) => ({ value, label: t(`progress.goal.measures.${value}`) }))}
      />
      <div className="flex flex-wrap items-end gap-4">
        <TextField
          fieldClassName="w-40"
          label={t('progress.goal.target')}
          inputMode="decimal"
          data-numeric
          value={target}
          end={t(`progress.goal.units.${measure}`)}
          error={tried && !targetOk ? t('progress.goal.targetError') : undefined}
          onChange={(event) => setTarget(event.target.value)}
        />
        <SegmentedControl
          label={t('progress.goal.period')}
          hideLabel={false}
          value={period}
          onValueChange={setPeriod}
          segments={PERIODS.map((value) => ({ value, label: t(`progress.goal.periods.${value}`) }))}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('progress.goal.project')}
          value={projectId}
          onValueChange={setProjectId}
          options={[
            { value: ALL, label: t('progress.goal.anyProject') },
            ...projects.map((project) => ({ value: project.id, label: project.name })),
          ]}
        />
        <Select
          label={t('progress.goal.tag')}
          value={tagId}
          onValueChange={setTagId}
          options={[
            { value: ALL, label: t('progress.goal.anyTag') },
            ...tags.map((tag) => ({ value: tag.id, label: tag.name })),
          ]}
        />
      </div>
      <TextField
        fieldClassName="w-48"
        type="date"
        label={t('progress.goal.endsOn')}
        hint={t('progress.goal.endsOnHint')}
        error={endFailure}
        value={endsOn}
        onChange={(event) => setEndsOn(event.target.value)}
      />
    </form>
  )
}
