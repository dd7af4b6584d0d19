/** The longest a title and a reason may be, in characters. */
const TITLE_MAX = 200
const REASON_MAX = 1000

// Control characters, and those that turn the direction of text around them (Unicode bidi classes): a reason must not be
// able to look like something else.
const deceptive = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** One line of a proposal's own words, as it may be shown. */
export function shownLine(text: string, max = TITLE_MAX): string {
  return text.replaceAll(deceptive, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, max)
}

export function shownReason(text: string): string {
  return shownLine(text, REASON_MAX)
}

/** A confidence within 0 and 1, whatever a proxy says. */
export function shownConfidence(confidence: number): number {
  return Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : 0
}

/** What kind of suggestion an input is, for one that does not say: the fields it sets, without whose. */
export function featureOf(input: Readonly<Record<string, unknown>>): string {
  const subject = new Set(['id', 'ids', 'toId', 'parentId', 'afterId'])
  const fields = Object.keys(input).filter((key) => !subject.has(key) && input[key] !== undefined)
  return fields.toSorted().join('+').slice(0, 200)
}
