import { useQuery } from '@tanstack/react-query'
import { ListPlus, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { TaskTemplate } from '@contract/template'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, ErrorState, IconButton, SkeletonRows } from '@renderer/ui/index'

import { templateFacts } from './template-words'
import { TemplateForm } from './TemplateForm'
import { useTemplateWrites } from './use-templates'

/** All templates: to be used, changed and deleted. */
export function TemplatesSection() {
  const { query } = useApi()
  const templates = useQuery(query.template.list.queryOptions())
  const [editing, setEditing] = useState<TaskTemplate | 'new' | null>(null)
  const { make, remove } = useTemplateWrites()
  return (
    <div className="pt-3">
      <p className="text-13 text-fg-muted">{t('templates.hint')}</p>
      {templates.data === undefined ? (
        templates.isError ? (
          <ErrorState size="inline" level={3} title={t('templates.load')} onRetry={() => void templates.refetch()} />
        ) : (
          <SkeletonRows count={2} />
        )
      ) : templates.data.length === 0 ? (
        <p className="my-3 text-13 text-fg-muted">{t('templates.none')}</p>
      ) : (
        <ul aria-label={t('templates.list')} className="my-3 divide-y divide-line border-y border-line">
          {templates.data.map((template) => (
            <li key={template.id} className="flex min-h-11 items-center gap-1 text-14">
              <div className="min-w-0 flex-1">
                <p dir="auto" className="truncate text-left" title={template.name}>
                  {template.name}
                </p>
                <p className="text-12 text-fg-muted">{templateFacts(template)}</p>
              </div>
              <IconButton
                size="small"
                label={t('templates.makeOf', { name: template.name })}
                icon={<ListPlus size={14} />}
                onClick={() => void make.run(template)}
              />
              <IconButton
                size="small"
                label={t('templates.editOf', { name: template.name })}
                icon={<Pencil size={14} />}
                onClick={() => setEditing(template)}
              />
              <IconButton
                size="small"
                label={t('templates.delete', { name: template.name })}
                icon={<Trash2 size={14} />}
                onClick={() => void remove.run(template)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
        {t('templates.new')}
      </Button>
      <Dialog
        open={editing !== null}
        onOpenChange={(open) => !open && setEditing(null)}
        title={editing === 'new' ? t('templates.new') : t('templates.edit')}
      >
        {editing !== null && (
          <TemplateForm template={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
        )}
      </Dialog>
    </div>
  )
}
