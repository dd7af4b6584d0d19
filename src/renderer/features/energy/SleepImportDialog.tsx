import { useEffect, useRef, useState } from 'react'

import type { SleepImportPreview, SleepMapping } from '@contract/sleep'
import { useApi } from '@renderer/app/api'
import { describeFailure } from '@renderer/app/failure'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, Dialog, Field, Progress, Select } from '@renderer/ui/index'

import { sendSleepFile, type UploadProgress } from './sleep-upload'

type Step =
  | { readonly name: 'choose'; readonly failure?: string }
  | { readonly name: 'sending'; readonly file: string; readonly progress: UploadProgress }
  | { readonly name: 'preview'; readonly importId: string; readonly preview: SleepImportPreview }

type Finished = { readonly added: number; readonly batchId: string | null }

type SleepImportDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }

/** From a file to nights: choosing, sending, looking at what it holds, adding. */
export function SleepImportDialog({ open, onOpenChange }: SleepImportDialogProps) {
  const { client } = useApi()
  const [step, setStep] = useState<Step>({ name: 'choose' })
  const [mapping, setMapping] = useState<SleepMapping | undefined>(undefined)
  const sending = useRef<AbortController | null>(null)
  useEffect(() => () => sending.current?.abort(), [])

  const close = () => {
    sending.current?.abort()
    if (step.name === 'preview') void client.sleep.importCancel({ importId: step.importId }).catch(() => {})
    setStep({ name: 'choose' })
    setMapping(undefined)
    onOpenChange(false)
  }
  const finish = useWrite<{ readonly importId: string; readonly mapping?: SleepMapping | undefined }, Finished>({
    call: ({ client }, input) => client.sleep.importFinish(input),
    done: ({ added }) => t('energy.import.done', { count: added }),
    onDone: () => {
      setStep({ name: 'choose' })
      setMapping(undefined)
      onOpenChange(false)
    },
    failed: () => t('energy.import.failed'),
  })
  const send = async (file: File) => {
    const abort = new AbortController()
    sending.current = abort
    setStep({ name: 'sending', file: file.name, progress: { share: 0, found: 0 } })
    try {
      const importId = await sendSleepFile(
        client,
        file,
        (progress) => {
          if (!abort.signal.aborted) setStep({ name: 'sending', file: file.name, progress })
        },
        abort.signal,
      )
      const preview = await client.sleep.importPreview({ importId })
      if (!abort.signal.aborted) setStep({ name: 'preview', importId, preview })
    } catch (error) {
      if (!abort.signal.aborted) setStep({ name: 'choose', failure: describeFailure(error).message })
    }
  }
  const remap = async (importId: string, wanted: SleepMapping) => {
    setMapping(wanted)
    if (wanted.start === wanted.end) return
    try {
      setStep({ name: 'preview', importId, preview: await client.sleep.importPreview({ importId, mapping: wanted }) })
    } catch (error) {
      setStep({ name: 'choose', failure: describeFailure(error).message })
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => (wanted ? onOpenChange(true) : close())}
      title={t('energy.import.title')}
      footer={
        <>
          <Button onClick={close}>{t('common.action.cancel')}</Button>
          {step.name === 'preview' && step.preview.fresh > 0 && (
            <Button
              variant="primary"
              loading={finish.pending}
              onClick={() =>
                void finish.run({ importId: step.importId, mapping: mapping ?? step.preview.mapping ?? undefined })
              }
            >
              {t('energy.import.add', { count: step.preview.fresh })}
            </Button>
          )}
        </>
      }
    >
      {step.name === 'choose' && <ChooseFile failure={step.failure} onFile={(file) => void send(file)} />}
      {step.name === 'sending' && (
        <div aria-live="polite" className="flex flex-col gap-2 text-13">
          <p className="[overflow-wrap:anywhere]">{t('energy.import.reading', { name: step.file })}</p>
          <Progress label={t('energy.import.reading', { name: step.file })} value={step.progress.share} />
          {step.progress.found > 0 && (
            <p data-numeric className="text-fg-muted">
              {t('energy.import.found', { count: step.progress.found })}
            </p>
          )}
        </div>
      )}
      {step.name === 'preview' && (
        <Preview preview={step.preview} mapping={mapping} onMapping={(wanted) => void remap(step.importId, wanted)} />
      )}
    </Dialog>
  )
}

function ChooseFile({
  failure,
  onFile,
}: {
  readonly failure: string | undefined
  readonly onFile: (file: File) => void
}) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-13 text-fg-muted">{t('energy.import.intro')}</p>
      <Field label={t('energy.import.file')} error={failure}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".csv,.tsv,.txt,.xml,text/csv,text/xml"
            className="ui-field h-control w-full px-2.5 py-1 text-13"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) onFile(file)
            }}
          />
        )}
      </Field>
    </div>
  )
}

type PreviewProps = {
  readonly preview: SleepImportPreview
  readonly mapping: SleepMapping | undefined
  readonly onMapping: (mapping: SleepMapping) => void
}

function Preview({ preview, mapping, onMapping }: PreviewProps) {
  const format = useFormatter()
  const known = mapping ?? preview.mapping
  return (
    <div className="flex flex-col gap-4 text-13">
      {known !== null && (
        <p data-numeric aria-live="polite">
          {t('energy.import.result', {
            fresh: preview.fresh,
            known: preview.known,
            refused: preview.refused,
            unread: preview.unread,
          })}{' '}
          {preview.first !== null &&
            preview.last !== null &&
            t('energy.import.between', {
              first: format.exactDay(preview.first),
              last: format.exactDay(preview.last),
            })}
        </p>
      )}
      {preview.columns.length > 0 && <Columns preview={preview} mapping={known} onMapping={onMapping} />}
      {preview.sample.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div tabIndex={0} role="group" aria-label={t('energy.import.sample')} className="overflow-x-auto">
          <table data-numeric className="text-12 whitespace-nowrap">
            <caption className="sr-only">{t('energy.import.sample')}</caption>
            <thead>
              <tr>
                {preview.columns.map((column, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name
                  <th key={index} scope="col" className="pe-4 text-start font-medium text-fg-muted">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.sample.map((row, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place
                <tr key={index}>
                  {row.map((cell, column) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
                    <td key={column} className="max-w-40 truncate pe-4">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

const orders = ['dmy', 'mdy'] as const

function Columns({
  preview,
  mapping,
  onMapping,
}: {
  readonly preview: SleepImportPreview
  readonly mapping: SleepMapping | null
  readonly onMapping: (mapping: SleepMapping) => void
}) {
  const base: SleepMapping = mapping ?? { start: 0, end: 0, date: null, quality: null, dayOrder: 'dmy' }
  const options = preview.columns.map((label, index) => ({
    value: String(index),
    label: label === '' ? t('energy.import.choose') : label,
  }))
  return (
    <fieldset className="grid gap-3 sm:grid-cols-3">
      <legend className="mb-2 font-medium">{t('energy.import.columns')}</legend>
      <Select
        label={t('energy.import.start')}
        value={String(base.start)}
        options={options}
        onValueChange={(start) => onMapping({ ...base, start: Number(start) })}
      />
      <Select
        label={t('energy.import.end')}
        value={String(base.end)}
        options={options}
        onValueChange={(end) => onMapping({ ...base, end: Number(end) })}
      />
      <Select
        label={t('energy.import.dayOrder')}
        value={base.dayOrder}
        options={orders.map((value) => ({ value, label: t(`energy.import.${value}`) }))}
        onValueChange={(dayOrder) => onMapping({ ...base, dayOrder })}
      />
    </fieldset>
  )
}
