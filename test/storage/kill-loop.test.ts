import { expect, test } from 'vitest'

import { killLoop } from './kill-loop'

test('twenty kills in the middle of writing lose nothing that was acknowledged', { timeout: 120_000 }, async () => {
  const result = await killLoop(20, Math.random)
  expect(result).toMatchObject({ rounds: 20, lost: 0, unsound: 0 })
  expect(result.acknowledged).toBeGreaterThan(0)
})
