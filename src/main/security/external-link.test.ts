import { describe, expect, it } from 'vitest'

import { externalLink } from './external-link'

describe('a link out of the app', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
    ['http://127.0.0.1:4747/api/v1/openapi.json', 'http://127.0.0.1:4747/api/v1/openapi.json'],
    ['mailto:anna@example.org?subject=Hello', 'mailto:anna@example.org?subject=Hello'],
  ])('is opened outside when it is a web page or a mail: %s', (link, opened) => {
    expect(externalLink(link)).toBe(opened)
  })

  it.each([
    '',
    'example.org',
    '//example.org',
    'http://user:password@example.org',
    'https://user:password@example.org',
    'https://user@example.org',
    'file:///etc/passwd',
    'file://server/share/program.exe',
    String.raw`\\server\share\program.exe`,
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:app://proxy/1',
    'app://proxy/today',
    'proxy://capture?text=x',
    'smb://server/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'vscode://file/etc/passwd',
    'x-apple.systempreferences:',
    'ftp://example.org',
    'ssh://-oProxyCommand=calc',
    'tel:123',
    'view-source:https://example.org',
    'mailto:a@example.org?attach=/etc/passwd',
    'mailto:a@example.org?attachment=C:%5Cx&subject=y',
    `https://example.org/${'a'.repeat(5000)}`,
    'https:\u0000//example.org\u0000',
  ])('is not opened when it is anything else: %s', (link) => {
    expect(externalLink(link)).toBeNull()
  })
})
