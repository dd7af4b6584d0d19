import { expect } from 'vitest'

import { PROBLEM_TYPE, type Problem } from '@headless/http'

import type { Answer } from './test-server'

/** Reads an answer as the problem details that every error of this server must be. */
export function problemOf({ status, headers, text }: Answer): Problem {
  expect(headers['content-type']).toBe(PROBLEM_TYPE)
  expect(headers['cache-control']).toBe('no-store')
  expect(text).not.toMatch(/\bat .*\.(ts|js|mjs):\d|node_modules|stack/)
  const problem = JSON.parse(text) as Problem
  expect(problem).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/\w{3}/),
    code: expect.any(String),
  })
  return problem
}
