import { expect, test } from 'vitest'

import { formatByteSize } from './byte-size'

test('sizes are told in the unit a person would use', () => {
  expect([0, 512, 1000, 48_200, 3_450_000, 12_000_000_000].map((bytes) => formatByteSize(bytes, 'en'))).toEqual([
    '0 bytes',
    '512 bytes',
    '1 kB',
    '48 kB',
    '3.5 MB',
    '12 GB',
  ])
})
