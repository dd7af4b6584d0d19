const graphemes = new Intl.Segmenter()
const SHOWN = 60

/** A title as labels show it: in quotes, shortened to 60 characters as a person counts them. */
export function quote(text: string): string {
  if (text.length <= SHOWN) return `“${text}”`
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment)
  return `“${
    characters.length > SHOWN
      ? `${characters
          .slice(0, SHOWN - 1)
          .join('')
          .trimEnd()}…`
      : text
  }”`
}

/** '1 minute', '3 minutes'. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
