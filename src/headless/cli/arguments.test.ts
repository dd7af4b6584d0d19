import { describe, expect, it } from 'vitest'

import { readCommand } from './arguments'

const plain = { json: false, dataDirectory: undefined }

describe('the command line', () => {
  it.each([
    [['capture', 'Call', 'mum', 'tomorrow'], { kind: 'capture', text: 'Call mum tomorrow', split: false, ...plain }],
    [['capture', '--json', 'x'], { kind: 'capture', text: 'x', split: false, ...plain, json: true }],
    [['capture', '--', '--help me'], { kind: 'capture', text: '--help me', split: false, ...plain }],
    [['capture', '--split', '-'], { kind: 'capture', text: null, split: true, ...plain }],
    [['today', '--data-dir', 'd'], { kind: 'today', json: false, dataDirectory: 'd' }],
    [['tasks'], { kind: 'tasks', view: 'open', limit: 50, ...plain }],
    [['tasks', '--view', 'inbox', '--limit=5'], { kind: 'tasks', view: 'inbox', limit: 5, ...plain }],
    [['backup', 'list'], { kind: 'backup', action: { kind: 'list' }, ...plain }],
    [['backup', 'restore', 'latest'], { kind: 'backup', action: { kind: 'restore', name: 'latest' }, ...plain }],
    [['parse', '--tz', 'UTC'], { kind: 'parse', now: null, timeZone: 'UTC', locale: null }],
    [['--help'], { kind: 'help' }],
    [['tasks', '--help'], { kind: 'help' }],
    [['recur', '-h'], { kind: 'help' }],
    [['parse', '-h'], { kind: 'help' }],
    [['capture', '--', '--help'], { kind: 'capture', text: '--help', split: false, ...plain }],
  ])('understands %j', (args, expected) => {
    expect(readCommand(args)).toEqual(expected)
  })

  it.each([
    [[]],
    [['dance']],
    [['capture']],
    [['today', 'extra']],
    [['tasks', '--view', 'all']],
    [['tasks', '--limit', '0']],
    [['tasks', '--limit', 'many']],
    [['tasks', '--limit', '1e1']],
    [['backup']],
    [['backup', 'restore']],
    [['backup', 'restore', 'a', 'b']],
    [['backup', 'list', 'x']],
    [['parse', '--zone', 'UTC']],
    [['today', '--jsn']],
  ])('refuses %j with a reason', (args) => {
    expect(readCommand(args)).toMatchObject({ kind: 'invalid', message: expect.stringMatching(/.{10}/) })
  })
})
