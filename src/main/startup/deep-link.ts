import { id, MAX_TEXT_LENGTH } from '@contract/primitives'

/** What somebody who starts Proxy (again) wants of it. */
export type Intent =
  | { readonly kind: 'show' }
  /** Open the capture window; words are a draft, saved only when the person says so. */
  | { readonly kind: 'capture'; readonly text: string }
  | { readonly kind: 'task'; readonly id: string }
  /** Open the focus screen. It starts nothing: any web page can contain such a link. */
  | { readonly kind: 'focus' }

export const deepLinkScheme = 'proxy'

// Operating systems cut addresses off at about 32,000 characters; what is longer was not meant for us.
const MAX_LINK_LENGTH = 32_000

/**
 * Reads 'proxy://capture?text=…', 'proxy://task/<id>' or 'proxy://focus'; null for everything else. Any web page can
 * make such an address, so nothing in it is trusted and none of them changes data.
 */
export function parseDeepLink(link: string): Intent | null {
  if (link.length > MAX_LINK_LENGTH || !URL.canParse(link)) return null
  const url = new URL(link)
  if (url.protocol !== `${deepLinkScheme}:`) return null
  if (url.username !== '' || url.password !== '' || url.port !== '' || url.hash !== '') return null

  const path = url.pathname.replace(/\/$/, '')
  switch (url.hostname) {
    case 'capture':
      return path === '' && hasOnly(url.searchParams, 'text')
        ? { kind: 'capture', text: printable(url.searchParams.get('text') ?? '') }
        : null
    case 'task': {
      const taskId = id.safeParse(path.slice(1))
      return taskId.success && hasOnly(url.searchParams) ? { kind: 'task', id: taskId.data.toLowerCase() } : null
    }
    case 'focus':
      return path === '' && hasOnly(url.searchParams) ? { kind: 'focus' } : null
    default:
      return null
  }
}

function hasOnly(params: URLSearchParams, name?: string): boolean {
  const names = [...params.keys()]
  return names.length <= (name === undefined ? 0 : 1) && names.every((each) => each === name)
}

/** Without control characters (but tab and line break) and characters that change the direction of what follows. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .slice(0, MAX_TEXT_LENGTH)
}
