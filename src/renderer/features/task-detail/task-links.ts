const OPENABLE = new Set(['http:', 'https:', 'mailto:'])

/** A link as it can be shown: only web addresses and mail are opened, everything else is text. */
export type ShownLink = { readonly text: string; readonly href: string | null }

/** Decides by the parsed scheme, never by how the text begins: 'java\nscript:' is a scheme, too. */
export function showLink(link: string): ShownLink {
  const url = parse(link)
  if (url === undefined || !OPENABLE.has(url.protocol)) return { text: link, href: null }
  return { text: readable(url), href: url.href }
}

/** 'example.org', 'example.org:8080/path': an address without its scheme. */
const BARE_HOST = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]|$)/u

/** An address as typed into the field, completed with https:// where only the scheme is missing; undefined when it is none. */
export function readLink(typed: string): string | undefined {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return undefined
  const url = parse(BARE_HOST.test(text) ? `https://${text}` : text)
  return url !== undefined && OPENABLE.has(url.protocol) ? url.href : undefined
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function readable(url: URL): string {
  if (url.protocol === 'mailto:') return url.pathname
  const rest = `${url.pathname}${url.search}${url.hash}`
  return `${url.host}${rest === '/' ? '' : rest}`
}
