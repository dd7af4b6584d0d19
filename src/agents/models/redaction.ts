import type { PrivateName } from '@core/agent'

type Kind = 'PERSON' | 'PROJECT' | 'EMAIL' | 'PHONE' | 'URL' | 'NUMBER' | 'TEXT'

// A word's edge in any script, so that "Ana" is not found in "Banana".
const START = String.raw`(?<![\p{L}\p{N}_])`
const END = String.raw`(?![\p{L}\p{N}_])`
const PLACEHOLDER = String.raw`\[(?:PERSON|PROJECT|EMAIL|PHONE|URL|NUMBER|TEXT)_\d+\]`

/** In this order: what could be read as two kinds is the earlier. */
const shapes: readonly (readonly [Kind, string])[] = [
  // What looks like a placeholder already is hidden too, so that putting back never mixes them up.
  ['TEXT', PLACEHOLDER],
  ['URL', String.raw`\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>"'\])}]+`],
  ['EMAIL', String.raw`${START}[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}`],
  // Six digits or more with the signs people write between them: telephone, account, card, order.
  ['PHONE', String.raw`(?<![\p{L}\p{N}_])(?:\+|00)\d(?:[ ()./-]{0,2}\d){5,18}(?!\d)`],
  ['NUMBER', String.raw`(?<![\p{L}\p{N}_])\d(?:[ ./-]?\d){5,30}(?![\p{L}\p{N}_])`],
]
/** Dates and times are what planning is about; they stay. ISO dates have eight digits and would count as a number. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:[ T]?\d{2})?$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/

/**
 * Replaces what tells who and where by placeholders before text leaves the machine, and puts it back in what comes home. One
 * for each call: the map lives in memory as long as the call and is written nowhere.
 */
export class Redactor {
  readonly #placeholders = new Map<string, string>()
  readonly #originals = new Map<string, string>()
  readonly #counts = new Map<Kind, number>()
  readonly #pattern: RegExp
  readonly #names: ReadonlyMap<string, Kind>

  constructor(names: readonly PrivateName[]) {
    const known = names.flatMap(({ kind, name }) => {
      const whole = name.trim()
      // A first name alone gives a person away as well.
      const parts = kind === 'person' ? whole.split(/[\s_-]+/) : []
      const type: Kind = kind === 'person' ? 'PERSON' : 'PROJECT'
      return [whole, ...parts].filter((text) => text.length > 1).map((text): [string, Kind] => [fold(text), type])
    })
    this.#names = new Map(known.toReversed())
    // The longest first, so that "Ana Maria" is not cut at "Ana".
    const alternatives = [...this.#names.keys()]
      .toSorted((a, b) => b.length - a.length)
      .map((name) => escape(name).replaceAll(' ', String.raw`[\s_-]+`))
    const named = alternatives.length === 0 ? [] : [`(?<NAME>${START}(?:${alternatives.join('|')})${END})`]
    const shaped = shapes.map(([kind, source]) => `(?<${kind}>${source})`)
    this.#pattern = new RegExp([...shaped.slice(0, 3), ...named, ...shaped.slice(3)].join('|'), 'giu')
  }

  /** How many things were hidden so far. */
  get hidden(): number {
    return this.#originals.size
  }

  redact(text: string): string {
    return text.normalize('NFC').replace(this.#pattern, (match, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>
      if (groups['NUMBER'] !== undefined && DATE.test(match)) return match
      return this.#placeholder(this.#kindOf(match, groups), match)
    })
  }

  /** Puts the originals back; a placeholder that was never given out stays as it is. */
  restore(text: string): string {
    return text.replaceAll(
      new RegExp(PLACEHOLDER, 'g'),
      (placeholder) => this.#originals.get(placeholder) ?? placeholder,
    )
  }

  #kindOf(match: string, groups: Readonly<Record<string, string | undefined>>): Kind {
    if (groups['NAME'] !== undefined) return this.#names.get(fold(match)) ?? 'TEXT'
    return shapes.find(([kind]) => groups[kind] !== undefined)?.[0] ?? 'TEXT'
  }

  #placeholder(kind: Kind, original: string): string {
    const known = this.#placeholders.get(original)
    if (known !== undefined) return known
    const count = (this.#counts.get(kind) ?? 0) + 1
    const placeholder = `[${kind}_${count}]`
    this.#counts.set(kind, count)
    this.#placeholders.set(original, placeholder)
    this.#originals.set(placeholder, original)
    return placeholder
  }
}

/** Strings anywhere in a value, changed; keys stay. */
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]))
}

/**
 * Restores a stream: a placeholder or a broken token may arrive in pieces, so what could be the beginning of one is held back.
 */
export class StreamRestorer {
  #held = ''
  constructor(private readonly restore: (text: string) => string) {}

  take(text: string): string {
    const all = this.#held + text
    const open = /(?:\[[A-Z_\d]{0,20}|[<[]\u200B?)$/.exec(all)
    const ready = open ? all.slice(0, open.index) : all
    this.#held = all.slice(ready.length)
    return this.restore(ready)
  }

  end(): string {
    const rest = this.#held
    this.#held = ''
    return this.restore(rest)
  }
}

/** Tags have no spaces: 'jonas-weber' is the Jonas Weber of a note. */
const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
