import type { ScoreTerm } from '@contract/priority'
import { reasonText } from '@renderer/features/focus/index'
import { type Formatter, t, useFormatter } from '@renderer/i18n/index'

type Score = { readonly terms: readonly ScoreTerm[]; readonly points: number }

/** A score as the sum it is, written one below the other. */
export function ScoreTerms({ terms, points }: Score) {
  const format = useFormatter()
  if (terms.length === 0) return <p>{t('priority.nothing')}</p>
  return (
    <dl data-numeric className="grid max-w-96 grid-cols-[minmax(0,1fr)_auto] gap-y-0.5">
      {terms.map(({ reason, points: share }) => (
        <div key={keyOf(reason)} className="contents">
          <dt>{reasonText(reason)}</dt>
          <dd className="ps-4 text-end">{format.number(share, 1)}</dd>
        </div>
      ))}
      {terms.length > 1 && (
        <div className="contents text-fg">
          <dt className="border-t border-line pt-0.5">{t('priority.sum')}</dt>
          <dd className="border-t border-line ps-4 pt-0.5 text-end">{format.number(points, 1)}</dd>
        </div>
      )}
    </dl>
  )
}

/** The same on one line: 'Due today 8 + Takes about 10 min 1'. */
export function ScoreSum({ terms }: Pick<Score, 'terms'>) {
  const format = useFormatter()
  if (terms.length === 0) return <p>{t('priority.nothing')}</p>
  return (
    <p data-numeric className="flex flex-wrap gap-x-2">
      {terms.map((term, index) => (
        <span key={keyOf(term.reason)}>{termText(term, index, format)}</span>
      ))}
    </p>
  )
}

function termText({ reason, points }: ScoreTerm, index: number, format: Formatter): string {
  const sign = points < 0 ? '− ' : index === 0 ? '' : '+ '
  return `${sign}${reasonText(reason)} ${format.number(Math.abs(points), 1)}`
}

function keyOf(reason: ScoreTerm['reason']): string {
  return reason.kind === 'urgency' ? reason.part : reason.kind
}
