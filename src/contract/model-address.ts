import type { ModelPlace } from './vocabulary'

/**
 * Where a host is, told from its name or address alone, as `URL.hostname` spells it (which has turned decimal, octal
 * and hexadecimal IPv4 into dots already). A name that only a DNS server can place is of the local network when it
 * looks like one of it; the guarded connection checks the address it gets. null: never to be connected to.
 */
export function placeOfHost(hostname: string): ModelPlace | null {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  // RFC 6761 section 6.3: these names are this machine's, and no server is to be asked about them.
  if (host === 'localhost' || host.endsWith('.localhost')) return 'this_machine'
  if (host.startsWith('[') && host.endsWith(']')) return placeOfAddress(host.slice(1, -1))
  if (ipv4(host) !== null || host.includes(':')) return placeOfAddress(host)
  if (host === '') return null
  const localName = !host.includes('.') || /\.(?:local|lan|internal|home\.arpa)$/.test(host)
  return localName ? 'local_network' : 'internet'
}

/** Where an IP address is; null for one that no server has (unspecified, link-local metadata, multicast, broken). */
export function placeOfAddress(address: string): ModelPlace | null {
  const four = ipv4(address)
  if (four !== null) return placeOfIpv4(four)
  const six = ipv6(address)
  return six === null ? null : placeOfIpv6(six)
}

type Four = readonly [number, number, number, number]

function placeOfIpv4([a, b]: Four): ModelPlace | null {
  if (a === 127) return 'this_machine'
  // RFC 1918, and RFC 6598 for what private overlay networks hand out.
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return 'local_network'
  if (a === 100 && b >= 64 && b <= 127) return 'local_network'
  // "This network", link-local (where clouds keep their metadata), multicast and reserved.
  if (a === 0 || (a === 169 && b === 254) || a >= 224) return null
  return 'internet'
}

function placeOfIpv6(groups: readonly number[]): ModelPlace | null {
  const [first = 0] = groups
  const high = groups.slice(0, 5).every((group) => group === 0)
  const [g5 = 0, g6 = 0, g7 = 0] = groups.slice(5)
  // RFC 4291 section 2.5.5.2: an IPv4 address in the clothes of an IPv6 one.
  if (high && g5 === 0xff_ff) return placeOfIpv4([g6 >> 8, g6 & 0xff, g7 >> 8, g7 & 0xff])
  if (high && g5 === 0) return g6 === 0 && g7 === 1 ? 'this_machine' : null
  // RFC 4193 unique local.
  if ((first & 0xfe_00) === 0xfc_00) return 'local_network'
  // RFC 4291 link-local and multicast.
  if ((first & 0xff_c0) === 0xfe_80 || first >= 0xff_00) return null
  return 'internet'
}

function ipv4(text: string): Four | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number)
  return [a, b, c, d]
}

/** The eight groups of an IPv6 address; null when it is none. A zone ('%eth0') is not part of an address. */
function ipv6(text: string): readonly number[] | null {
  const dotted = /^(.*:)([\d.]+)$/.exec(text)
  const four = dotted?.[2]?.includes('.') === true ? ipv4(dotted[2]) : null
  const plain = four
    ? `${dotted?.[1] ?? ''}${((four[0] << 8) | four[1]).toString(16)}:${((four[2] << 8) | four[3]).toString(16)}`
    : text
  const halves = plain.split('::')
  if (halves.length > 2) return null
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null
}
