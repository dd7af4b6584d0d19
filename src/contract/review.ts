import * as z from 'zod'

import { batchId, id, instant, localDate, page, pageInput, prose } from './primitives'
import { procedure } from './procedure'
import { progressTotals } from './progress'

export const reviewKinds = ['week', 'month'] as const
export type ReviewKind = (typeof reviewKinds)[number]

/** One question each, in the order they are asked. */
export const reviewSteps = ['done', 'slipped', 'energy', 'focus', 'estimates', 'next'] as const
export type ReviewStep = (typeof reviewSteps)[number]

/** What was written at each step; a step that was skipped is not there. */
export const reviewAnswers = z.strictObject(
  Object.fromEntries(reviewSteps.map((step) => [step, prose(5000).optional()])) as Record<
    ReviewStep,
    z.ZodOptional<ReturnType<typeof prose>>
  >,
)
export type ReviewAnswers = z.infer<typeof reviewAnswers>

export const review = z.object({
  id,
  kind: z.enum(reviewKinds),
  from: localDate,
  to: localDate,
  answers: reviewAnswers,
  createdAt: instant,
  updatedAt: instant,
})
export type Review = z.infer<typeof review>

const titled = z.object({ id, title: z.string(), at: localDate })

/** What a review looks back on. Every figure stands beside the same of the period before, and nobody else's. */
export const reviewFacts = z.object({
  kind: z.enum(reviewKinds),
  from: localDate,
  to: localDate,
  totals: progressTotals,
  previous: progressTotals,
  /** Whether the ledger goes back far enough for the comparison to be one. */
  comparable: z.boolean(),
  completed: z.array(titled),
  /** Due in the period and still open when it was over, or now while it is not. */
  slipped: z.array(titled),
  slippedCount: z.int(),
  /** Mean of the check-ins, and how many. */
  energy: z.object({ mean: z.number().nullable(), previous: z.number().nullable(), checkIns: z.int() }),
  longestFocus: z.object({ title: z.string(), minutes: z.number(), date: localDate }).nullable(),
  interruptions: z.int(),
  estimates: z.array(titled.extend({ estimateMinutes: z.int(), minutes: z.number() })),
  /** The review of this period when there is one. */
  reviewId: id.nullable(),
})
export type ReviewFacts = z.infer<typeof reviewFacts>

const written = z.object({ review, batchId })

export const reviewContract = {
  facts: procedure
    .route({
      method: 'GET',
      path: '/reviews/facts',
      summary: 'What the week or month of a day was like',
      tags: ['Reviews'],
    })
    .input(
      z.strictObject({
        kind: z.enum(reviewKinds),
        /** Any day of the period; left out: today. */
        date: localDate.optional(),
      }),
    )
    .output(reviewFacts),
  list: procedure
    .route({
      method: 'GET',
      path: '/reviews',
      summary: 'Reviews, newest first, or those with a word',
      tags: ['Reviews'],
    })
    .input(z.strictObject({ ...pageInput, q: z.string().max(200).optional() }))
    .output(page(review)),
  get: procedure
    .route({ method: 'GET', path: '/reviews/{id}', summary: 'A review as it was written', tags: ['Reviews'] })
    .input(z.strictObject({ id }))
    .output(review),
  save: procedure
    .route({
      method: 'POST',
      path: '/reviews',
      summary: 'Save the review of a period; there is one a period',
      tags: ['Reviews'],
    })
    .input(z.strictObject({ kind: z.enum(reviewKinds), date: localDate.optional(), answers: reviewAnswers }))
    .output(written),
  delete: procedure
    .route({ method: 'DELETE', path: '/reviews/{id}', summary: 'Delete a review', tags: ['Reviews'] })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
