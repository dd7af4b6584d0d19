import { readFileSync } from 'node:fs'

import { nativeTheme, resetElectron } from '@test/fakes/electron'
import { beforeEach, describe, expect, it } from 'vitest'

import { windowBackground } from './window-background'

/** sRGB of an OKLCH colour (Björn Ottosson, "A perceptual color space for image processing", 2020). */
function toHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((c) => Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)))
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function canvas(): { light: string; dark: string } {
  const tokens = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8')
  const match = /--canvas: light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/.exec(tokens)
  const [light, dark] = [match?.[1], match?.[2]].map((text) => {
    const [l = Number.NaN, c = Number.NaN, h = Number.NaN] = (text ?? '').split(' ').map(Number)
    return toHex(l, c, h)
  })
  return { light: light ?? '', dark: dark ?? '' }
}

describe('the colour of a window before its page is there', () => {
  beforeEach(resetElectron)

  it('is the colour of the page, in light and in dark', () => {
    expect(windowBackground()).toBe(canvas().light)
    nativeTheme.systemIsDark = true
    expect(windowBackground()).toBe(canvas().dark)
    nativeTheme.themeSource = 'light'
    expect(windowBackground()).toBe(canvas().light)
  })
})
