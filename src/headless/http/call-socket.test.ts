import { describe, expect, it } from 'vitest'

import { isCall } from './call-socket'

describe('isCall', () => {
  it.each([
    { i: '0', p: { u: '/task/list', b: { json: {} } } },
    { i: '0', p: { u: '/events/subscribe', h: { 'last-event-id': '7' } } },
    { i: '0', t: 4 },
    { i: '0', t: 3, p: { e: 'message', d: 1 } },
  ])('takes %j', (frame) => {
    expect(isCall(JSON.stringify(frame))).toBe(true)
  })

  it.each([
    '',
    'hello',
    'null',
    '[]',
    '42',
    '{}',
    '{"i":1,"p":{"u":"/x"}}',
    '{"i":"0"}',
    '{"i":"0","p":null}',
    '{"i":"0","p":{}}',
    '{"i":"0","p":{"u":"http://evil.example/"}}',
    '{"i":"0","p":{"u":"/x","h":7}}',
    '{"i":"0","t":1,"p":{"u":7}}',
    '{"i":"0","t":3}',
    '{"i":"0","t":9,"p":{}}',
    '{"i":"0","p":{"u":"/x"}',
  ])('refuses %j', (text) => {
    expect(isCall(text)).toBe(false)
  })
})
