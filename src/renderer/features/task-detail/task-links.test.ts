import { describe, expect, test } from 'vitest'

import { readLink, showLink } from './task-links'

describe('a link in a task', () => {
  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    'file:///etc/passwd',
    'blob:https://example.org/x',
    'https',
    '',
  ])('%j is shown as text and never opened', (link) => {
    expect(showLink(link).href).toBeNull()
  })

  test('to the web or to a mailbox can be opened, and reads without its scheme', () => {
    expect(showLink('https://example.org/a?b=c#d')).toEqual({
      text: 'example.org/a?b=c#d',
      href: 'https://example.org/a?b=c#d',
    })
    expect(showLink('mailto:ana@example.org')).toEqual({ text: 'ana@example.org', href: 'mailto:ana@example.org' })
  })

  test('may be typed without its scheme', () => {
    expect(readLink('example.org')).toBe('https://example.org/')
    expect(readLink('example.org:8080/x')).toBe('https://example.org:8080/x')
    expect(readLink('http://localhost:3000')).toBe('http://localhost:3000/')
  })

  test.each(['', 'two words.com', 'javascript:alert(1)', 'nothing', 'file:///x'])('%j is refused', (typed) => {
    expect(readLink(typed)).toBeUndefined()
  })
})
