import { describe, expect, test } from 'vitest'

import type { Project } from '@contract/project'
import type { Tag } from '@contract/tag'

import { complete, findTrigger, suggest } from './completion'

const project = (name: string): Project => ({
  id: name,
  name,
  color: 'blue',
  notes: '',
  openTasks: 0,
  archivedAt: null,
  createdAt: 0,
})
const tag = (name: string, kind: Tag['kind'] = 'tag', openTasks = 0): Tag => ({
  id: `${kind}:${name}`,
  name,
  kind,
  openTasks,
})
const projects = [project('Garden'), project('Home office'), project('Grant report'), project('Jardín')]
const tags = [tag('phone', 'tag', 1), tag('photos', 'tag', 5), tag('home', 'context'), tag('Phoebe', 'person')]

const at = (text: string) => findTrigger(text.replace('|', ''), text.indexOf('|'))
const names = (text: string) => {
  const trigger = at(text)
  return trigger === null ? null : suggest(trigger, projects, tags).map(({ name }) => name)
}

describe('what can be completed', () => {
  test('is a word after its sign, at the start or after a space', () => {
    expect(at('#|')).toMatchObject({ sigil: '#', query: '', start: 0 })
    expect(at('call +gar|')).toMatchObject({ sigil: '+', query: 'gar', start: 5, end: 9 })
    expect(at('(@ho|')).toMatchObject({ sigil: '@', query: 'ho' })
  })

  test('is a project of several words, too', () => {
    expect(at('call +home of|')).toMatchObject({ sigil: '+', query: 'home of', start: 5, end: 13 })
    expect(at('call +home\nof|')).toBeNull()
    expect(at('2 + 3|')).toBeNull()
  })

  test('is not an address, a date, a sum or the middle of a word', () => {
    for (const text of ['mail ana@ho|', 'https://x|', 'on 3/4|', 'a+b|', 'call +gar|den', 'plain|', '#two words|'])
      expect(at(text)).toBeNull()
  })
})

describe('suggestions', () => {
  test('come from projects for + and /, from tags, contexts and people for their signs', () => {
    expect(names('+ga|')).toEqual(['Garden'])
    expect(names('/ga|')).toEqual(['Garden'])
    expect(names('#ph|')).toEqual(['photos', 'phone'])
    expect(names('@|')).toEqual(['home'])
    expect(names('&ph|')).toEqual(['Phoebe'])
  })

  test('begin so first, then have a word that begins so, whatever the accents', () => {
    expect(names('+g|')).toEqual(['Garden', 'Grant report'])
    expect(names('+off|')).toEqual(['Home office'])
    expect(names('+jardin|')).toEqual([])
    expect(names('+jardi|')).toEqual(['Jardín'])
  })

  test('go on behind a space while a name begins so', () => {
    expect(names('+home |')).toEqual(['Home office'])
    expect(names('/home of|')).toEqual(['Home office'])
    expect(names('+home tomorrow|')).toEqual([])
    expect(names('+Home office |')).toEqual([])
    expect(names('+re p|')).toEqual([])
  })

  test('of longer names wait for a letter where the shorter name is one', () => {
    const more = [project('Client'), project('Client work')]
    const found = (query: string) =>
      suggest({ sigil: '+', query, start: 0, end: query.length + 1 }, more, []).map(({ name }) => name)
    expect(found('client')).toEqual(['Client', 'Client work'])
    expect(found('client ')).toEqual([])
    expect(found('client w')).toEqual(['Client work'])
  })

  test('are none once the word is written to its end', () => {
    expect(names('+Garden|')).toEqual([])
    expect(names('#phone|')).toEqual([])
  })
})

describe('a chosen name', () => {
  test('takes the place of what was typed, with a space to go on', () => {
    const trigger = at('prune +ga|')
    expect(trigger && complete('prune +ga', trigger, 'Garden')).toEqual({ text: 'prune +Garden ', caret: 14 })
  })

  test('does not double the space that is there', () => {
    const trigger = at('prune +ga| today')
    expect(trigger && complete('prune +ga today', trigger, 'Garden')).toEqual({
      text: 'prune +Garden today',
      caret: 14,
    })
  })
})
