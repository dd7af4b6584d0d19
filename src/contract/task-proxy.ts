import * as z from 'zod'

import { agentAnswer, answeredBy } from './agent'
import { id } from './primitives'
import { procedure } from './procedure'

/** The longest that a first step may take, in minutes: short enough to begin with whatever the day is like. */
export const FIRST_STEP_MINUTES = 5

/** From 1, a few large steps, to 5, many small ones. */
export const fineness = z.int().min(1).max(5)

const tags = ['Task proxy']

export const taskProxyContract = {
  breakDown: procedure
    .route({
      method: 'POST',
      path: '/tasks/{taskId}/break-down',
      summary: 'Suggest steps for a task that add up to its estimate; nothing is added before it is accepted',
      tags,
    })
    .input(z.strictObject({ taskId: id, fineness: fineness.default(3), by: answeredBy }))
    .output(agentAnswer),
  firstStep: procedure
    .route({
      method: 'POST',
      path: '/tasks/{taskId}/first-step',
      summary: 'Suggest a first step of at most five minutes for a task that will not begin',
      tags,
    })
    .input(z.strictObject({ taskId: id, by: answeredBy }))
    .output(
      agentAnswer.extend({
        /** Ways to begin, the suggested one first. */
        ideas: z.array(z.object({ title: z.string(), minutes: z.int() })),
      }),
    ),
}
