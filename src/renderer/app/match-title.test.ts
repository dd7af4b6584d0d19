import { expect, test } from 'vitest'

import { matching, matchTitle } from './match-title'

const titles = ['Go to Today', 'Go to Settings', 'Undo the last change', 'My energy: 3, steady', 'Dark appearance']
const found = (query: string) => matching(titles, query, (title) => title)

test('words may come in any order and need only be begun', () => {
  expect(found('to go')).toEqual(['Go to Today', 'Go to Settings'])
  expect(found('ener 3')).toEqual(['My energy: 3, steady'])
  expect(found('last un')).toEqual(['Undo the last change'])
})

test('a title that begins so comes before one that has it further on', () => {
  expect(matching(['The dark side', 'Dark appearance'], 'dark', (title) => title)).toEqual([
    'Dark appearance',
    'The dark side',
  ])
})

test('a part inside of a word counts from three letters on', () => {
  expect(found('pearance')).toEqual(['Dark appearance'])
  expect(found('ea')).toEqual([])
})

test('other words lead to a thing as well, after those whose title has them', () => {
  const things = [
    { title: 'Go to Settings', words: 'backup' },
    { title: 'Backup now', words: '' },
  ]
  const order = (query: string) =>
    matching(
      things,
      query,
      ({ title }) => title,
      ({ words }) => words,
    ).map(({ title }) => title)
  expect(order('backup')).toEqual(['Backup now', 'Go to Settings'])
  expect(order('settings back')).toEqual(['Go to Settings'])
})

test('signs are only signs', () => {
  expect(matchTitle('What is (this)?', '(this)?')).not.toBeNull()
  expect(matchTitle('abc', '.*')).toBeNull()
})

test('nothing asked is everything, in order', () => {
  expect(found('  ')).toEqual(titles)
})
