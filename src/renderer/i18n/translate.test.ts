import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'

import { en } from './en/index'
import { t } from './translate'

function texts(node: unknown, path: string): readonly (readonly [key: string, text: unknown])[] {
  if (typeof node !== 'object' || node === null) return [[path, node]]
  return Object.entries(node).flatMap(([key, value]) => texts(value, path === '' ? key : `${path}.${key}`))
}

describe('t', () => {
  it('gives the text of a key', () => {
    expect(t('common.action.save')).toBe('Save')
  })

  it('fills in arguments and chooses plurals', () => {
    expect(t('common.list.count', { count: 1 })).toBe('1 item')
    expect(t('common.list.count', { count: 1200 })).toMatch(/^1.200 items$/)
    expect(t('common.complete.complete', { title: 'Call {Mara} <b>' })).toBe('Complete Call {Mara} <b>')
  })

  it('does not compile with a key that is not there, or without its arguments', () => {
    // @ts-expect-error There is no such key.
    expect(t('common.action.nothing')).toBe('common.action.nothing')
    // @ts-expect-error The text asks for a count.
    expect(() => t('common.list.count')).toThrow(/count/)
    // @ts-expect-error It asks for another argument.
    expect(() => t('common.time.inDuration', { length: '3 min' })).toThrow(/duration/)
  })
})

describe('the catalogue', () => {
  it('holds only texts that can be formatted', () => {
    const broken = texts(en, '').filter(([, text]) => {
      if (typeof text !== 'string' || text === '' || text.trim() !== text) return true
      try {
        return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst().length === 0
      } catch {
        return true
      }
    })
    expect(broken).toEqual([])
  })

  it('says things kindly', () => {
    const blaming = texts(en, '').filter(([, text]) =>
      /\b(you failed|invalid|illegal|wrong input|must not|oops|whoops)\b/i.test(String(text)),
    )
    expect(blaming).toEqual([])
  })
})
