import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

type Theme = 'light' | 'dark'
type Linear = readonly [red: number, green: number, blue: number]

interface Colour {
  readonly linear: Linear
  readonly alpha: number
}

/** Both values of every colour token. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)/g)].map(
    ([, name, light, dark]) => [name, { light: parse(light ?? ''), dark: parse(dark ?? '') }],
  ),
)

function token(name: string, theme: Theme): Colour {
  const found = tokens.get(name)
  if (found === undefined) throw new Error(`There is no token --${name} in tokens.css.`)
  return found[theme]
}

/** OKLCH to linear sRGB, clipped to the gamut as a screen does (CSS Color 4, section 10). */
function parse(text: string): Colour {
  const [lightness = 0, chroma = 0, hue = 0, alpha = 1] = text
    .slice('oklch('.length, -1)
    .split(/[\s/]+/)
    .map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return {
    linear: [
      clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    ],
    alpha,
  }
}

function named(prefix: string): readonly string[] {
  return [...tokens.keys()].filter((name) => name?.startsWith(prefix)).map(String)
}

function luminance([red, green, blue]: Linear): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast as WCAG 2.2 defines it. */
function contrast(front: Colour, back: Colour): number {
  const [dark, light] = [luminance(front.linear), luminance(back.linear)].toSorted((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** What is seen when a translucent colour lies on another; screens blend the encoded values. */
function over(front: Colour, back: Colour): Colour {
  const encode = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)
  const decode = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  const blend = (index: 0 | 1 | 2) =>
    decode(front.alpha * encode(front.linear[index]) + (1 - front.alpha) * encode(back.linear[index]))
  return { linear: [blend(0), blend(1), blend(2)], alpha: 1 }
}

const SURFACES = ['canvas', 'surface', 'raised', 'sunken', 'fill', 'selected'] as const
const PAGES = ['canvas', 'surface', 'raised'] as const
const KINDS = named('kind-')
const PRIORITIES = named('priority-')
const ENERGIES = named('energy-')
const PROJECTS = named('project-')

describe.each(['light', 'dark'] as const)('colours in the %s theme', (theme) => {
  const ratio = (front: string, back: string) => contrast(token(front, theme), token(back, theme))

  /** Pairs that fall short, with their contrast, so that a failure says what to change. */
  const below = (least: number, fronts: readonly string[], backs: readonly string[]) =>
    fronts.flatMap((front) =>
      backs
        .filter((back) => ratio(front, back) < least)
        .map((back) => `${front} on ${back}: ${ratio(front, back).toFixed(2)}`),
    )

  it('let text be read on every surface', () => {
    expect(below(4.5, ['fg', 'fg-muted', 'fg-faint'], SURFACES)).toEqual([])
  })

  it('let text be read on what is hovered or pressed', () => {
    const short = ['fg', 'fg-muted', 'fg-faint'].flatMap((text) =>
      PAGES.map((page) => {
        const ground = over(token(text === 'fg-faint' ? 'hover' : 'pressed', theme), token(page, theme))
        return { text, page, contrast: contrast(token(text, theme), ground) }
      }).filter((pair) => pair.contrast < 4.5),
    )
    expect(short).toEqual([])
  })

  it('let text be read on fills and in its own hue', () => {
    expect(below(4.5, ['on-accent'], ['accent', 'accent-strong'])).toEqual([])
    expect(below(4.5, ['on-danger'], ['danger', 'danger-strong'])).toEqual([])
    expect(below(4.5, ['surface'], ['fg'])).toEqual([])
    expect(below(4.5, ['accent-text'], [...PAGES, 'accent-soft', 'selected'])).toEqual([])
    expect(below(4.5, ['danger-text'], [...PAGES, 'danger-soft', 'selected'])).toEqual([])
    expect(below(4.5, ['success-text'], [...PAGES, 'success-soft'])).toEqual([])
    expect(below(4.5, ['warning-text'], [...PAGES, 'warning-soft'])).toEqual([])
    expect(below(4.5, KINDS, ['fill', 'raised', 'surface'])).toEqual([])
  })

  it('let controls and marks stand out from the page', () => {
    expect(below(3, ['line-control', 'focus', 'accent', 'accent-mark', 'danger', 'success', 'warning'], PAGES)).toEqual(
      [],
    )
    expect(below(3, ['chart-line', 'chart-second', 'chart-quiet'], PAGES)).toEqual([])
    expect(below(3, PRIORITIES, PAGES)).toEqual([])
    expect(below(3, ENERGIES, PAGES)).toEqual([])
    expect(below(3, PROJECTS, PAGES)).toEqual([])
    expect(below(3, ['focus'], ['sunken', 'selected'])).toEqual([])
  })

  it('tell more energy by more light at every level, so that the ramp reads without hue', () => {
    const lights = ENERGIES.map((level) => luminance(token(level, theme).linear))
    const steps = lights.slice(1).map((light, index) => light / (lights[index] ?? 1))
    expect(Math.min(...steps)).toBeGreaterThan(1.2)
  })
})

it('every colour token has a value for each theme', () => {
  const single = [...css.matchAll(/--([\w-]+):\s*oklch/g)].map((match) => match[1])
  expect(single).toEqual([])
  expect(tokens.size).toBeGreaterThan(50)
})
