import { describe, expect, it } from 'vitest'
import { parseCapture, type ParseContext } from './index'

const context: ParseContext = {
  now: Date.UTC(2027, 4, 12, 8, 30),
  timeZone: 'Europe/London',
  locale: 'en-GB',
  projects: [],
  tags: [],
}

const read = (text: string): readonly string[] => parseCapture(text, context).spans.map((span) => span.text)

describe('what is told', () => {
  it.each([
    ['a past with its subject', 'our flight left at 6:40 and nobody was awake'],
    ['a past without one', 'paid £4 for a coffee that took fifteen minutes'],
    ['a time as the subject', 'Saturday mornings smelled of pancakes'],
    ['a phrase about time before the subject', 'By noon the snow had melted'],
    ['the same, set apart by a comma', 'Last year in June, we moved'],
    ['reported speech of what was', 'The plumber said he was here on monday'],
    ['reported future that did not come', 'The plumber said he would be here on monday and never showed'],
    ['a perfect', 'The clock in the hall has been stuck at 4:15 for years'],
    ['what should have been', 'I should have called her on Sunday'],
    ['a condition that does not hold', 'if today were my last day i would call my brother'],
    ['a question about what was or is', 'Why does 3pm always feel like a wall?'],
    ['a feeling', 'I hate how early it gets dark in December'],
    ['what is always so', 'The shop never opens before 10'],
    ['what happens by itself', 'The tide turns about every six hours'],
    ['a habit', 'He snores every night'],
    ['a denial', "I don't work on Mondays"],
    ['a forecast', 'It may rain tomorrow'],
  ])('is not read: %s', (_, text) => {
    expect(read(text)).toEqual([])
  })
})

describe('what is planned', () => {
  it.each([
    ['an announcement', 'mum arrives Friday 3pm', ['Friday 3pm']],
    ['a change of plan', 'meeting was moved to Tuesday 4pm', ['to Tuesday 4pm']],
    ['a duty', 'Leo has to see the doctor on Monday', ['on Monday']],
    ['a participle that says what is wanted', 'boiler serviced before October', ['before October']],
    ['one that says which thing', 'signed form to school by Monday', ['by Monday']],
    ['an order after what was', 'The tap broke so I need a plumber by Friday', ['by Friday']],
    ['an order after a comma', 'Sam was ill, visit him on Sunday', ['on Sunday']],
    ['a request', 'could you call me at 5?', ['at 5']],
    ['what someone wanted by a day', 'Tim asked for the report by Friday', ['by Friday']],
    ['reported future', 'The plumber said he would be here on monday', ['on monday']],
    ['an agreement', 'we agreed to meet the architect on thursday', ['on thursday']],
    ['the main verb behind what was told', 'the parcel that got lost has to be claimed by 2 March', ['by 2 March']],
    ['the same without its pronoun', 'papers the advisor asked for must be in by 2 June', ['by 2 June']],
    ['a progressive', "the dog's getting groomed next saturday", ['next saturday']],
    ['the plan around what was told', 'pay the man who fixed the tap by Friday', ['by Friday']],
  ])('is read: %s', (_, text, parts) => {
    expect(read(text)).toEqual(parts)
  })

  it('leaves a day right behind what was told beside it', () => {
    expect(read('return the shoes I bought on Friday')).toEqual([])
    expect(read('return the shoes I bought on Friday by Monday')).toEqual(['by Monday'])
  })
})
