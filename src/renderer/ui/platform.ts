/** Whether the Mod key is ⌘ here; from the browser, because the page does not know its host. */
export function isApplePlatform(): boolean {
  if (typeof navigator === 'undefined') return false
  return /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent)
}
