import { appOrigin } from '@contract/port'

/** Whether an address is one of the app's own pages: compared part by part, for a prefix would let others in. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  // Node's parser gives custom schemes no origin ('null'), so the origin is put together here.
  return `${url.protocol}//${url.host}` === appOrigin && url.username === '' && url.password === ''
}
