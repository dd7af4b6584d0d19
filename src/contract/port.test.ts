import { describe, expect, it } from 'vitest'

import { readShellRequest, writeShellRequest, type ShellRequest } from './port'

describe('a request of the shell to a page', () => {
  it.each<ShellRequest>([
    { kind: 'open', path: '/tasks/01900000-0000-7000-8000-000000000001' },
    { kind: 'open', path: '/settings?section=data' },
    { kind: 'draft', text: 'Call Anna #home & “more”\nsecond line 🙂' },
    { kind: 'draft', text: '' },
  ])('survives the address it travels in: %j', (request) => {
    const address = new URL(`app://proxy/today${writeShellRequest(request)}`)
    expect(readShellRequest(address.hash)).toEqual(request)
  })

  it('survives half a character', () => {
    expect(readShellRequest(writeShellRequest({ kind: 'draft', text: 'a\ud83d' }))).toEqual({
      kind: 'draft',
      text: 'a\ufffd',
    })
  })

  it.each([
    '',
    '#',
    '#section',
    '#open=',
    '#open=today',
    '#open=%2F%2Fevil.example',
    '#open=%2F%5Cevil.example',
    '#open=https%3A%2F%2Fevil.example',
    '#open=javascript:alert(1)',
    '#draft=%E0%A4%A',
    '#close=',
  ])('is not found in %j', (fragment) => {
    expect(readShellRequest(fragment)).toBeNull()
  })
})
