import { describe, expect, test } from 'vitest'

import type { ParsedNode } from '@contract/capture'
import { MAX_TEXT_LENGTH } from '@contract/primitives'

import { countTasks, LONGEST_TEXT, looksLikeList, previewTree } from './capture-text'

const node = (title: string, children: ParsedNode[] = []): ParsedNode => ({
  title,
  raw: `- ${title}`,
  children,
  start: null,
  due: null,
  durationMinutes: null,
  recurrence: null,
  priority: 'none',
  tags: [],
  contexts: [],
  project: null,
  people: [],
  energy: null,
  links: [],
  note: null,
  spans: [],
})

test('the box and the contract agree on the longest text', () => {
  expect(LONGEST_TEXT).toBe(MAX_TEXT_LENGTH)
})

describe('a text', () => {
  test.each([
    '- milk\n- bread',
    '1. milk\n2. bread',
    '* milk\n  * oat',
    '[ ] milk\n[x] bread',
    'To buy\n• milk\n• bread',
  ])('looks like a list: %j', (text) => {
    expect(looksLikeList(text)).toBe(true)
  })
  test.each([
    'Call mum',
    'Call mum\nshe asked about Sunday',
    '- only one',
    '2026-03-03\n2026-03-04',
    '-5 degrees\n-6 degrees',
  ])('does not: %j', (text) => {
    expect(looksLikeList(text)).toBe(false)
  })
})

describe('a tree of tasks', () => {
  const tree = [node('Pack', [node('passport'), node('charger')]), node('Water plants')]

  test('is counted with everything below', () => {
    expect(countTasks(tree)).toBe(4)
  })

  test('is shown in order, nested, up to a number', () => {
    const [pack, ...rest] = previewTree(tree, 3)
    expect(rest).toEqual([])
    expect([pack?.title, pack?.children.map(({ title }) => title)]).toEqual(['Pack', ['passport', 'charger']])
    expect(previewTree(tree, 2)[0]?.children.map(({ title }) => title)).toEqual(['passport'])
  })
})
