import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { NotebookPen, Pencil, Search, Trash2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'

import type { Review, ReviewKind } from '@contract/review'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { type Formatter, t, useFormatter } from '@renderer/i18n/index'
import { Button, EmptyState, ErrorState, IconButton, Section, SkeletonRows, TextField } from '@renderer/ui/index'

import { REVIEW_STEPS, reviewTitle } from './review-words'
import { ReviewWalk } from './ReviewWalk'
import { shift } from './year-map'

const PAGE = 20
const SEARCH_FROM = 3

/** The period that is being looked back on. */
export type Reviewing = { readonly kind: ReviewKind; readonly date: string }

type ReviewsTabProps = {
  readonly reviewing: Reviewing | null
  readonly onReviewingChange: (reviewing: Reviewing | null) => void
}

/** Looking back, and what was written then. */
export function ReviewsTab({ reviewing, onReviewingChange }: ReviewsTabProps) {
  return reviewing === null ? (
    <ReviewList onReview={onReviewingChange} />
  ) : (
    <ReviewWalk
      key={`${reviewing.kind}.${reviewing.date}`}
      kind={reviewing.kind}
      date={reviewing.date}
      onEnd={() => onReviewingChange(null)}
    />
  )
}

function ReviewList({ onReview }: { readonly onReview: (reviewing: Reviewing) => void }) {
  const { query } = useApi()
  const format = useFormatter()
  const [word, setWord] = useState('')
  const q = useDeferredValue(word.trim())
  const reviews = useInfiniteQuery(
    query.review.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: PAGE,
        ...(q === '' ? {} : { q }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  )
  const items = reviews.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <Starts onReview={onReview} format={format} />
      {items === undefined ? (
        reviews.isError ? (
          <ErrorState title={t('progress.error.loadReviews')} onRetry={() => void reviews.refetch()} />
        ) : (
          <SkeletonRows count={3} />
        )
      ) : items.length === 0 && q === '' ? (
        <EmptyState
          className="mt-6"
          size="inline"
          icon={<NotebookPen size={20} />}
          title={t('progress.review.empty')}
          text={t('progress.review.emptyHint')}
        />
      ) : (
        <Section title={t('progress.review.written')}>
          {(items.length >= SEARCH_FROM || q !== '') && (
            <TextField
              fieldClassName="my-2 max-w-xs"
              label={t('progress.review.search')}
              hideLabel
              placeholder={t('progress.review.search')}
              icon={<Search size={16} />}
              value={word}
              onChange={(event) => setWord(event.target.value)}
            />
          )}
          {items.length === 0 && <p className="py-2 text-13 text-fg-muted">{t('progress.review.notFound')}</p>}
          <ul>
            {items.map((review) => (
              <ReviewNote
                key={review.id}
                review={review}
                onEdit={() => onReview({ kind: review.kind, date: review.from })}
              />
            ))}
          </ul>
          {reviews.hasNextPage && (
            <Button variant="ghost" loading={reviews.isFetchingNextPage} onClick={() => void reviews.fetchNextPage()}>
              {t('progress.more')}
            </Button>
          )}
        </Section>
      )}
    </>
  )
}

/** This week first; the one before and the months beside it. */
function Starts({ onReview, format }: { readonly onReview: (it: Reviewing) => void; readonly format: Formatter }) {
  const { query } = useApi()
  const today = format.localDate(Date.now())
  const facts = useQuery(query.review.facts.queryOptions({ input: { kind: 'week' } })).data
  // What is written is done: it can be changed, but nothing asks for it any more.
  const written = facts !== undefined && facts.reviewId !== null
  const lastWeek = shift(facts?.from ?? today, -1)
  const lastMonth = shift(`${today.slice(0, 8)}01`, -1)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        variant={written ? 'secondary' : 'primary'}
        icon={<NotebookPen size={16} aria-hidden />}
        onClick={() => onReview({ kind: 'week', date: today })}
      >
        {written ? t('progress.review.changeWeek') : t('progress.review.startWeek')}
      </Button>
      <Button onClick={() => onReview({ kind: 'week', date: lastWeek })}>{t('progress.review.lastWeek')}</Button>
      <Button onClick={() => onReview({ kind: 'month', date: today })}>{t('progress.review.thisMonth')}</Button>
      <Button onClick={() => onReview({ kind: 'month', date: lastMonth })}>{t('progress.review.lastMonth')}</Button>
    </div>
  )
}

function ReviewNote({ review, onEdit }: { readonly review: Review; readonly onEdit: () => void }) {
  const format = useFormatter()
  const title = reviewTitle(review, format)
  const remove = useWrite<string, { readonly batchId: string | null }>({
    call: ({ client }, id) => client.review.delete({ id }),
    done: () => t('progress.review.deleted'),
    failed: () => t('progress.review.deleteFailed'),
  })
  const answered = REVIEW_STEPS.filter((step) => review.answers[step] !== undefined)
  return (
    <li className="border-b border-line py-4 last:border-b-0">
      <div className="flex items-center gap-1">
        <h3 className="min-w-0 flex-1 truncate text-14 font-medium">{title}</h3>
        <IconButton label={t('progress.review.edit', { title })} icon={<Pencil size={16} />} onClick={onEdit} />
        <IconButton
          label={t('progress.review.delete', { title })}
          icon={<Trash2 size={16} />}
          onClick={() => void remove.run(review.id)}
        />
      </div>
      {answered.length === 0 && <p className="text-13 text-fg-muted">{t('progress.review.nothingWritten')}</p>}
      <dl className="max-w-[640px]">
        {answered.map((step) => (
          <div key={step} className="mt-2">
            <dt className="text-13 text-fg-muted">{t(`progress.review.question.${step}`)}</dt>
            <dd dir="auto" className="text-15 whitespace-pre-wrap">
              {review.answers[step]}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
