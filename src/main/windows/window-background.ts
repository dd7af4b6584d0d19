import { nativeTheme } from 'electron'

// `--canvas` of the interface's tokens (src/renderer/styles/tokens.css) in sRGB: the window must not flash when the page
// comes. A test compares them.
const canvas = { light: '#f5f3f0', dark: '#13110f' } as const

/** The colour a window has before its page is painted. */
export function windowBackground(): string {
  return nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light
}
