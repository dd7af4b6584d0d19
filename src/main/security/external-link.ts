const MAX_LINK_LENGTH = 4_000

/**
 * The address to hand to the system's browser or mail program, written anew by the parser; null for whatever is not
 * plainly a web page or a mail. Programs that the system starts for other schemes are out of reach.
 */
export function externalLink(link: string): string | null {
  if (link.length > MAX_LINK_LENGTH || !URL.canParse(link)) return null
  const url = new URL(link)
  // Plain http too: links that a person keeps on a task (a router, an intranet), and the local API's description.
  if (url.protocol === 'https:' || url.protocol === 'http:')
    return url.username === '' && url.password === '' ? url.href : null
  if (url.protocol !== 'mailto:') return null
  // `attach` and `attachment` make some mail programs add files from this machine.
  return [...url.searchParams.keys()].every((name) => ['subject', 'body', 'cc', 'bcc'].includes(name.toLowerCase()))
    ? url.href
    : null
}
