import { describe, expect, test } from 'vitest'
import { flagHelp, readFlags, type Flag } from './flags.mjs'

const known: Readonly<Record<string, Flag>> = {
  '--headless': { kind: 'switch', help: 'no window' },
  '--port': { kind: 'port', value: 'N', help: 'the port' },
  '--data-dir': { kind: 'text', value: 'DIR', help: 'the folder' },
  '--only': { kind: 'list', value: 'STEP', help: 'a step' },
}

describe('flags', () => {
  test('are read with their values, written apart or with =', () => {
    const flags = readFlags(['--headless', '--port', '4000', '--data-dir=/tmp/a b'], known)
    expect([...flags.switches]).toEqual(['--headless'])
    expect([...flags.values]).toEqual([
      ['--port', '4000'],
      ['--data-dir', '/tmp/a b'],
    ])
  })

  test('of the list kind may be repeated', () => {
    expect(readFlags(['--only', 'lint', '--only=unit'], known).lists.get('--only')).toEqual(['lint', 'unit'])
  })

  test.each([
    ['an unknown one', ['--fast'], 'There is no flag "--fast"'],
    ['an inherited name', ['--constructor'], 'There is no flag "--constructor"'],
    ['a stray word', ['fast'], '"fast" is not understood'],
    ['a missing value', ['--data-dir'], '--data-dir needs a value: --data-dir DIR'],
    ['a flag where the value belongs', ['--data-dir', '--headless'], '--data-dir needs a value'],
    ['an empty value', ['--data-dir='], '--data-dir needs a value'],
    ['a port that is no number', ['--port', '80a'], 'a number from 0 to 65535; "80a"'],
    ['a port beyond the last', ['--port', '65536'], 'a number from 0 to 65535'],
    ['a value for a switch', ['--headless=yes'], '--headless takes no value'],
  ])('refuse %s with a message', (_what, args, message) => {
    expect(() => readFlags(args, known)).toThrow(message)
  })

  test('explain themselves in one aligned line each', () => {
    expect(flagHelp(known)).toBe(
      'Flags:\n  --headless      no window\n  --port N        the port\n  --data-dir DIR  the folder\n  --only STEP     a step',
    )
  })
})
