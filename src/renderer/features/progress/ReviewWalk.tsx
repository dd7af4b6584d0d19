import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import type { Review, ReviewAnswers, ReviewFacts, ReviewKind, ReviewStep } from '@contract/review'
import { useApi } from '@renderer/app/api'
import { drafts } from '@renderer/app/drafts'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, ErrorState, SkeletonRows, TextArea } from '@renderer/ui/index'

import { REVIEW_STEPS, reviewTitle } from './review-words'
import { ReviewStepFacts } from './ReviewStepFacts'

const ANSWER_MAX = 5000

type ReviewWalkProps = { readonly kind: ReviewKind; readonly date: string; readonly onEnd: () => void }

/** One question after the other, each beside what is known; every one can be skipped. */
export function ReviewWalk({ kind, date, onEnd }: ReviewWalkProps) {
  const { query } = useApi()
  const facts = useQuery(query.review.facts.queryOptions({ input: { kind, date } }))
  const id = facts.data?.reviewId ?? null
  const written = useQuery({ ...query.review.get.queryOptions({ input: { id: id ?? '' } }), enabled: id !== null })
  if (facts.data === undefined || (id !== null && written.data === undefined)) {
    return facts.isError || written.isError ? (
      <ErrorState title={t('progress.error.loadReview')} onRetry={() => void facts.refetch()} />
    ) : (
      <SkeletonRows count={5} />
    )
  }
  return <Walk facts={facts.data} date={date} before={written.data?.answers ?? {}} onEnd={onEnd} />
}

type WalkProps = {
  readonly facts: ReviewFacts
  readonly date: string
  readonly before: ReviewAnswers
  readonly onEnd: () => void
}

function Walk({ facts, date, before, onEnd }: WalkProps) {
  const format = useFormatter()
  const draftKey = (of: ReviewStep): string => `review.${facts.kind}.${facts.from}.${of}`
  const [answers, setAnswers] = useState<ReviewAnswers>(() => ({ ...before, ...unsaved(draftKey) }))
  const [index, setIndex] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const step: ReviewStep = REVIEW_STEPS[index] ?? 'next'
  const last = index === REVIEW_STEPS.length - 1
  const save = useWrite<ReviewAnswers, { readonly review: Review; readonly batchId: string | null }>({
    call: ({ client }, given) => client.review.save({ kind: facts.kind, date, answers: given }),
    done: () => t('progress.review.saved'),
    onDone: () => {
      for (const of of REVIEW_STEPS) drafts.clear(draftKey(of))
      onEnd()
    },
    failed: () => t('progress.review.saveFailed'),
  })
  useEffect(() => {
    if (moved.current) heading.current?.focus()
    moved.current = true
  }, [index])

  const write = (text: string): void => {
    setAnswers({ ...answers, [step]: text })
    drafts.set(draftKey(step), text)
  }

  return (
    <section aria-label={reviewTitle(facts, format)} className="max-w-[640px]">
      <p data-numeric className="text-13 text-fg-muted">
        {reviewTitle(facts, format)} · {t('progress.review.step', { step: index + 1, steps: REVIEW_STEPS.length })}
      </p>
      <h2 ref={heading} tabIndex={-1} className="mt-1 text-22 font-semibold text-balance outline-none">
        {t(`progress.review.question.${step}`)}
      </h2>
      <div className="mt-4">
        <ReviewStepFacts step={step} facts={facts} />
      </div>
      <TextArea
        key={step}
        fieldClassName="mt-5"
        dir="auto"
        label={t('progress.review.answer')}
        hint={t('progress.review.answerHint')}
        maxLength={ANSWER_MAX}
        minRows={3}
        value={answers[step] ?? ''}
        onChange={(event) => write(event.target.value)}
      />
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {last ? (
          <Button variant="primary" loading={save.pending} onClick={() => void save.run(answers)}>
            {t('progress.review.save')}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => setIndex(index + 1)}>
            {(answers[step] ?? '').trim() === '' ? t('progress.review.skip') : t('progress.review.next')}
          </Button>
        )}
        {index > 0 && <Button onClick={() => setIndex(index - 1)}>{t('progress.review.back')}</Button>}
        <span className="flex-1" />
        {!last && (
          <Button variant="ghost" loading={save.pending} onClick={() => void save.run(answers)}>
            {t('progress.review.saveNow')}
          </Button>
        )}
        <Button variant="ghost" onClick={onEnd}>
          {t('progress.review.later')}
        </Button>
      </div>
    </section>
  )
}

/** What was typed and not saved, from this page or before it was closed. */
function unsaved(draftKey: (step: ReviewStep) => string): ReviewAnswers {
  return Object.fromEntries(
    REVIEW_STEPS.map((step) => [step, drafts.get(draftKey(step))] as const).filter(([, text]) => text !== ''),
  )
}
