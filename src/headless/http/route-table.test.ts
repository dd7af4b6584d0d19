import { describe, expect, it } from 'vitest'

import { allowedMethods } from './route-table'

describe('allowedMethods', () => {
  it('knows what the contract offers at a path', () => {
    expect(allowedMethods('/tasks')).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST'])
    expect(allowedMethods('/captures')).toEqual(['OPTIONS', 'POST'])
    expect(allowedMethods('/tasks/0193-x')).toEqual(['GET', 'HEAD', 'OPTIONS', 'PATCH'])
    expect(allowedMethods('/tasks/')).toContain('POST')
  })

  it('knows where there is nothing', () => {
    for (const path of ['', '/', '/nothing', '/tasks/a/b/c', '/tasks//', '//tasks'])
      expect(allowedMethods(path)).toEqual([])
  })
})
