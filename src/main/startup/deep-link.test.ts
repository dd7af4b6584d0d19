import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseDeepLink } from './deep-link'

const taskId = '01900000-0000-7000-8000-000000000001'

describe('a link to the app', () => {
  it.each([
    ['proxy://capture', { kind: 'capture', text: '' }],
    ['proxy://capture/', { kind: 'capture', text: '' }],
    ['proxy://capture?text=Call%20Anna%20%23home', { kind: 'capture', text: 'Call Anna #home' }],
    ['proxy://capture?text=one%0Atwo', { kind: 'capture', text: 'one\ntwo' }],
    [`proxy://task/${taskId}`, { kind: 'task', id: taskId }],
    [`proxy://task/${taskId.toUpperCase()}`, { kind: 'task', id: taskId }],
    ['proxy://focus', { kind: 'focus' }],
  ])('means what it says: %s', (link, intent) => {
    expect(parseDeepLink(link)).toEqual(intent)
  })

  it.each([
    '',
    'proxy:',
    'proxy://',
    'proxy:capture?text=x',
    'proxy:///capture',
    'proxy://capture.evil.example/?text=x',
    'proxy://evil@capture?text=x',
    'proxy://capture:80?text=x',
    'proxy://capture/../task',
    'proxy://capture/save?text=x',
    'proxy://capture?text=x&save=true',
    'proxy://capture?text=x&text=y',
    'proxy://capture?run=x',
    'proxy://capture?text=x#fragment',
    'proxy://task',
    'proxy://task/',
    'proxy://task/1',
    `proxy://task/${taskId}/delete`,
    `proxy://task/${taskId}?delete=1`,
    `proxy://task/..%2f${taskId}`,
    'proxy://focus/start',
    'proxy://focus?toggle=1',
    'proxy://settings',
    'proxy://hide',
    'proxys://capture',
    'app://proxy/today',
    'https://capture/?text=x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    `proxy://capture?text=${'a'.repeat(40_000)}`,
    'proxy://capture --data-dir=/tmp/evil',
  ])('is refused when it is anything else: %s', (link) => {
    expect(parseDeepLink(link)).toBeNull()
  })

  it('carries no character that cannot be seen', () => {
    const text = encodeURIComponent('a\u0000b\u001b[31mc\u202edcba\u2066x\u0085\r\ny')
    expect(parseDeepLink(`proxy://capture?text=${text}`)).toEqual({ kind: 'capture', text: 'ab[31mcdcbax\ny' })
  })

  it('never makes the app fail, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('', 'proxy://', 'proxy://capture?text=', 'proxy://task/'),
        (rest, start) => {
          const intent = parseDeepLink(start + rest)
          expect(intent === null || ['capture', 'task', 'focus'].includes(intent.kind)).toBe(true)
        },
      ),
    )
  })
})
