import { useQuery } from '@tanstack/react-query'

import { TEMPLATE_NAME_MAX } from '@contract/template'
import { useApi } from '@renderer/app/api'
import { askTemplate, type TemplateAsk } from '@renderer/app/template-ask.store'
import { t } from '@renderer/i18n/index'
import { NameDialog, PickDialog } from '@renderer/features/task-list/index'

import { templateFacts } from './template-words'
import { useTemplateWrites } from './use-templates'

/** Saving a task as a template, and choosing one for a task or a new task; over whatever is on screen. */
export function TemplateDialogs({ ask }: { readonly ask: TemplateAsk | null }) {
  const { query } = useApi()
  const picking = ask !== null && ask.kind !== 'save'
  const templates = useQuery({ ...query.template.list.queryOptions(), enabled: picking })
  const { keep, make, addSteps } = useTemplateWrites()
  const saved = ask?.kind === 'save' ? ask.task : null
  const close = (): void => {
    keep.clearFailure()
    askTemplate(null)
  }
  return (
    <>
      <NameDialog
        open={saved !== null}
        onOpenChange={(open) => !open && close()}
        title={t('templates.saveTitle')}
        label={t('templates.name')}
        hint={t('templates.saveHint', { count: saved?.steps ?? 0 })}
        name={saved?.title.slice(0, TEMPLATE_NAME_MAX).trimEnd() ?? ''}
        maxLength={TEMPLATE_NAME_MAX}
        confirmLabel={t('templates.save')}
        pending={keep.pending}
        failure={keep.failure?.message}
        onEdit={keep.clearFailure}
        onSubmit={async (name) => {
          if (saved !== null && (await keep.run({ taskId: saved.id, name })).ok) close()
        }}
      />
      <PickDialog
        open={picking}
        onOpenChange={(open) => !open && close()}
        title={ask?.kind === 'add' ? t('templates.pickAdd') : t('templates.pickNew')}
        placeholder={t('templates.pickPlaceholder')}
        loading={templates.isPending && picking}
        empty={templates.data?.length === 0 ? t('templates.pickNone') : t('tasks.pick.none')}
        options={(templates.data ?? []).map((template) => ({
          id: template.id,
          label: template.name,
          meta: templateFacts(template),
        }))}
        onPick={(id) => {
          const template = templates.data?.find((it) => it.id === id)
          if (template === undefined) return
          if (ask?.kind === 'add') void addSteps.run({ taskId: ask.task.id, templateId: id })
          else void make.run(template)
        }}
      />
    </>
  )
}
