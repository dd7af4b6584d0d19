import { describe, expect, it } from 'vitest'
import { countLines, parseList, type ParseContext, type ParsedNode } from './index'

const context: ParseContext = {
  now: Date.parse('2026-11-18T09:12:00Z'),
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  projects: [],
  tags: [],
}

/** The tree as lines, two spaces a level. */
function outline(nodes: readonly ParsedNode[], depth = 0): readonly string[] {
  return nodes.flatMap((node) => [`${'  '.repeat(depth)}${node.title}`, ...outline(node.children, depth + 1)])
}

const tree = (text: string): readonly string[] => outline(parseList(text, context))

describe('several lines', () => {
  it('are one task each, empty lines apart', () => {
    expect(tree('buy milk\n\ncall Bob tomorrow\r\nwrite\n')).toEqual(['buy milk', 'call Bob', 'write'])
  })

  it('are each read like a capture of their own, and kept as typed', () => {
    const [first, second] = parseList('- buy milk #home\n- call Bob on Friday p1', context)
    expect(first).toMatchObject({ raw: '- buy milk #home', title: 'buy milk', tags: ['home'], due: null })
    expect(second).toMatchObject({ title: 'call Bob', priority: 'critical', due: { date: '2026-11-20' } })
    expect(second?.raw.slice(2).slice(second.spans[0]?.start, second.spans[0]?.end)).toBe('on Friday')
  })
})

describe('a pasted list', () => {
  it.each(['- ', '* ', '• ', '1. ', '12) ', 'a) ', '[ ] ', '- [x] ', '☐ ', '– '])(
    'with bullets such as "%s" loses them',
    (bullet) => {
      expect(tree(`${bullet}milk\n${bullet}eggs`)).toEqual(['milk', 'eggs'])
    },
  )

  it('nests by indentation with spaces or tabs', () => {
    expect(tree('- trip\n  - book train\n    - seat\n  - pack\n- rest')).toEqual([
      'trip',
      '  book train',
      '    seat',
      '  pack',
      'rest',
    ])
    expect(tree('trip\n\tbook train\n\t\tseat\nrest')).toEqual(['trip', '  book train', '    seat', 'rest'])
  })

  it('nests bullets under the plain line above them, and all under headings', () => {
    expect(tree('Move flat\n- get boxes\n  - small ones\n- ask Tom')).toEqual([
      'Move flat',
      '  get boxes',
      '    small ones',
      '  ask Tom',
    ])
    expect(tree('Groceries:\n- milk\n- eggs\nCall Bob')).toEqual(['Groceries', '  milk', '  eggs', 'Call Bob'])
    expect(tree('# Move\n## Kitchen\n- pack plates\n## Bath\n- towels')).toEqual([
      'Move',
      '  Kitchen',
      '    pack plates',
      '  Bath',
      '    towels',
    ])
  })

  it('has no tasks for bullets with nothing behind them', () => {
    const empty = ['-', '- ', '  * ', '•\t', '1.', '12) ', '[ ]', '- [x] ', '☐']
    expect(tree(['- milk', ...empty, '- eggs', 'V.'].join('\n'))).toEqual(['milk', 'eggs', 'V.'])
    expect(tree(empty.join('\n'))).toEqual([])
    expect(countLines(['- milk', ...empty, '- eggs'].join('\n'))).toBe(2)
  })

  it('does not take "1.5 kg flour" or "-5 degrees" for a bullet', () => {
    expect(tree('1.5 kg flour\n-5 degrees')).toEqual(['1.5 kg flour', '-5 degrees'])
  })
})
