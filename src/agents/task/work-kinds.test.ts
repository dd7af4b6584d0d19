import { expect, it } from 'vitest'

import { kindsOf } from './work-kinds'

const names = (title: string) => kindsOf(title).map(({ name }) => name)

it('takes the word that comes first, but a vague verb after the thing it is about', () => {
  expect(names('Call the bank about the form')).toEqual(['calling', 'paperwork'])
  expect(names('Prepare slides for the Berlin talk')).toEqual(['presenting', 'planning'])
  expect(names('Decide on a colour')).toEqual(['planning'])
})

it('knows a word by its beginning, and not every word that begins so', () => {
  expect(names('Writing the summary')).toEqual(['writing'])
  expect(names('Find the testament')).toEqual([])
})
