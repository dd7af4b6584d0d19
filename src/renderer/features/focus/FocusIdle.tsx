import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'

import type { Settings } from '@contract/settings'
import type { Task } from '@contract/task'
import type { Today } from '@contract/today'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { Button, ErrorState, SkeletonRows } from '@renderer/ui/index'
import { ModelHint } from '@renderer/features/proxies/index'

import { PastSessions } from './PastSessions'
import { TaskChooser } from './TaskChooser'
import { defaultChoice, plannedMinutesOf, type TechniqueChoice } from './technique-choice'
import { TechniqueChooser } from './TechniqueChooser'
import type { FocusActions } from './use-focus-actions'

/** Nothing runs: choose what, how and how long, and start. */
export function FocusIdle({ actions }: { readonly actions: FocusActions }) {
  const { query } = useApi()
  const today = useQuery(query.today.get.queryOptions())
  const settings = useQuery(query.settings.get.queryOptions())

  if (today.data !== undefined && settings.data !== undefined) {
    return (
      <>
        <StartForm today={today.data} settings={settings.data} actions={actions} />
        <PastSessions />
      </>
    )
  }
  if (today.isError || settings.isError) {
    return (
      <ErrorState
        title={t('focus.error.load')}
        kept={t('common.error.boundaryKept')}
        onRetry={() => {
          void today.refetch()
          void settings.refetch()
        }}
      />
    )
  }
  return <SkeletonRows count={5} />
}

type StartFormProps = { readonly today: Today; readonly settings: Settings; readonly actions: FocusActions }

function StartForm({ today, settings, actions }: StartFormProps) {
  // Until something is chosen by hand, the suggestion is: it may change while one looks.
  const [byHand, setByHand] = useState<{ readonly task: Pick<Task, 'id' | 'title'> | null } | null>(null)
  const chosen = byHand === null ? (today.whatNow?.task ?? null) : byHand.task
  const [choice, setChoice] = useState<TechniqueChoice>(() => defaultChoice(settings))
  const plannedMinutes = plannedMinutesOf(choice)
  const { query } = useApi()
  const presets = useQuery(query.focus.presets.queryOptions())
  const learned = useQuery(query.focus.suggestion.queryOptions()).data
  const platform = useQuery(query.system.info.queryOptions()).data?.platform
  const [presetId, setPresetId] = useState<string | null>(null)
  const choose = (next: TechniqueChoice) => {
    setPresetId(null)
    setChoice(next)
  }
  const hint = platform === 'win32' || platform === 'darwin' ? platform : 'other'

  return (
    <form
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        if (plannedMinutes === undefined || actions.pending) return
        void actions.start({
          ...(chosen === null ? {} : { taskId: chosen.id }),
          ...(presetId === null ? {} : { presetId }),
          technique: choice.technique,
          ...(plannedMinutes === null ? {} : { plannedMinutes }),
        })
      }}
    >
      <div>
        <h2 className="mb-2 text-13 font-semibold">{t('focus.what')}</h2>
        <TaskChooser today={today} chosen={chosen} onChoose={(task) => setByHand({ task })} />
      </div>
      <div>
        <h2 className="mb-2 text-13 font-semibold">{t('focus.how')}</h2>
        {(presets.data ?? []).length > 0 && (
          <div role="group" aria-label={t('focus.presets')} className="mb-3 flex flex-wrap gap-1.5">
            {(presets.data ?? []).map((preset) => (
              <Button
                key={preset.id}
                aria-pressed={presetId === preset.id}
                className="aria-pressed:bg-selected aria-pressed:text-accent-text"
                onClick={() => {
                  setPresetId(preset.id)
                  setChoice({
                    technique: preset.technique,
                    minutes: String(preset.focusMinutes ?? settings.focusMinutes),
                  })
                }}
              >
                {preset.name}
              </Button>
            ))}
          </div>
        )}
        <TechniqueChooser choice={choice} onChange={choose} />
        {learned !== undefined &&
          learned.minutes !== null &&
          choice.technique !== 'flowtime' &&
          String(learned.minutes) !== choice.minutes && (
            <p className="mt-3 flex flex-wrap items-center gap-2 text-13 text-fg-muted">
              {t('focus.learned', { sessions: learned.sessions, minutes: learned.minutes })}
              <Button size="small" onClick={() => choose({ ...choice, minutes: String(learned.minutes) })}>
                {t('focus.useLearned', { minutes: learned.minutes })}
              </Button>
            </p>
          )}
      </div>
      <p className="text-13 text-fg-muted">{t(`focus.hint.${hint}`)}</p>
      <Button
        type="submit"
        size="large"
        variant="primary"
        loading={actions.pending}
        disabled={plannedMinutes === undefined}
        icon={<Play size={16} aria-hidden />}
        className="self-start"
      >
        {typeof plannedMinutes === 'number' ? t('focus.startMinutes', { minutes: plannedMinutes }) : t('focus.start')}
      </Button>
      <ModelHint quiet adds={t('focus.modelAdds')} />
    </form>
  )
}
