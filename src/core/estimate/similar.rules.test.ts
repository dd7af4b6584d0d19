import { describe, expect, test } from 'vitest'

import { mostSimilar, seriesOf, wordsOf, type Precedent } from './similar.rules'
import { nearest, usualMinutes } from './usual.rules'

const finished = (taskId: string, title: string, rest: Partial<Precedent> = {}): Precedent => ({
  taskId,
  title,
  words: wordsOf(title),
  projectId: null,
  tagIds: [],
  estimate: 30,
  minutes: 40,
  at: 0,
  ...rest,
})
const task = finished('new', 'Write the weekly report')

describe('similar tasks', () => {
  test('are those with the same words, most alike first', () => {
    const found = mostSimilar(task, [
      finished('1', 'Buy milk'),
      finished('2', 'Write report on sales'),
      finished('3', 'Weekly report'),
      finished('4', 'Write the weekly report'),
    ])
    expect(found.map(({ taskId }) => taskId)).toEqual(['4', '3', '2'])
  })

  test('are at most five, the latest among equals, and never the task itself', () => {
    const many = Array.from({ length: 9 }, (_, index) => finished(String(index), task.title, { at: index }))
    expect(mostSimilar(task, [...many, task]).map(({ taskId }) => taskId)).toEqual(['8', '7', '6', '5', '4'])
  })

  test('are not said when there are fewer than three', () => {
    expect(mostSimilar(task, [finished('1', task.title), finished('2', task.title)])).toEqual([])
  })

  test('turns of one task are told by their title without its number', () => {
    const [twelfth, third] = ['Weekly  Review 12', 'weekly review 3'].map((title) =>
      seriesOf({ title, seriesId: null }),
    )
    expect(twelfth).toBe(third)
  })

  test('turns of a series are told by it, whatever they are called', () => {
    expect(seriesOf({ title: 'Water the plants', seriesId: 'a' })).toBe(seriesOf({ title: 'Roses', seriesId: 'a' }))
    expect(seriesOf({ title: 'Roses', seriesId: 'a' })).not.toBe(seriesOf({ title: 'Roses', seriesId: 'b' }))
  })
})

describe('lengths to choose from', () => {
  test('are the usual ones at first', () => {
    expect(usualMinutes([])).toEqual([5, 15, 30, 60, 120])
  })

  test('follow what tasks take, five different ones', () => {
    const usual = usualMinutes(Array.from({ length: 40 }, (_, index) => 20 + index * 5))
    expect(usual).toEqual([45, 60, 90, 120, 180])
    expect(usualMinutes(Array.from({ length: 40 }, () => 45))).toHaveLength(5)
  })

  test('are words people say', () => {
    expect([nearest(0.2), nearest(27), nearest(50), nearest(9999)]).toEqual([5, 30, 45, 480])
  })
})
