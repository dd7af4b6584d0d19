import { Problem } from './problem.mjs'

/**
 * @typedef {{ readonly kind: 'switch' | 'text' | 'list' | 'port', readonly help: string, readonly value?: string }} Flag
 * @typedef {{ readonly switches: ReadonlySet<string>, readonly values: ReadonlyMap<string, string>, readonly lists: ReadonlyMap<string, readonly string[]>, readonly rest: readonly string[] }} Flags
 */

/**
 * Reads command-line flags strictly: an unknown one is an error that lists the known ones. A `list` may be given
 * more than once.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, Flag>>} known by name, with its dashes
 * @param {{ readonly allowRest?: boolean }} [options] whether words that are no flags are welcome
 * @returns {Flags}
 */
export function readFlags(args, known, { allowRest = false } = {}) {
  const switches = new Set()
  const values = new Map()
  /** @type {Map<string, string[]>} */
  const lists = new Map()
  const rest = []
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    if (!arg.startsWith('-')) {
      if (!allowRest) throw new Problem(`"${arg}" is not understood.\n\n${flagHelp(known)}`, 2)
      rest.push(arg)
      continue
    }
    const equals = arg.indexOf('=')
    const name = equals < 0 ? arg : arg.slice(0, equals)
    const flag = Object.hasOwn(known, name) ? known[name] : undefined
    if (!flag) throw new Problem(`There is no flag "${name}".\n\n${flagHelp(known)}`, 2)
    if (flag.kind === 'switch') {
      if (equals >= 0) throw new Problem(`${name} takes no value.`, 2)
      switches.add(name)
      continue
    }
    const value = equals < 0 ? args[++index] : arg.slice(equals + 1)
    if (value === undefined || value === '' || (equals < 0 && value.startsWith('--')))
      throw new Problem(`${name} needs a value: ${name} ${flag.value ?? 'VALUE'}`, 2)
    if (flag.kind === 'port' && !isPort(value))
      throw new Problem(`${name} needs a number from 0 to 65535; "${value}" is not one.`, 2)
    if (flag.kind === 'list') lists.set(name, [...(lists.get(name) ?? []), value])
    else values.set(name, value)
  }
  return { switches, values, lists, rest }
}

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

/**
 * One line a flag.
 * @param {Readonly<Record<string, Flag>>} known
 */
export function flagHelp(known) {
  const rows = Object.entries(known).map(
    ([name, flag]) => /** @type {const} */ ([`${name}${flag.value ? ` ${flag.value}` : ''}`, flag.help]),
  )
  const width = Math.max(...rows.map(([left]) => left.length))
  return `Flags:\n${rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`).join('\n')}`
}
