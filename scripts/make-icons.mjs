// Draws the icons of resources/icons from one description: node scripts/run.mjs scripts/make-icons.mjs
// A ring of attention, and in its gap somebody who acts for you. The colour is the interface's accent.
import { mkdirSync, writeFileSync } from 'node:fs'
import { inProject } from './lib/paths.mjs'
import { runMain } from './lib/problem.mjs'
import { encodePng } from './lib/png.mjs'

const accent = /** @type {const} */ ([0x00, 0x6a, 0x74])
const light = /** @type {const} */ ([0xfb, 0xfe, 0xfe])
const black = /** @type {const} */ ([0, 0, 0])

/** Geometry in parts of the picture's side; angles in radians, clockwise from three o'clock. */
const mark = { radius: 0.25, stroke: 0.085, gapAt: -Math.PI / 4, gapHalf: 0.68, dot: 0.075 }

/**
 * @typedef {object} Drawing
 * @property {number} size pixels
 * @property {number} scale of the mark; 1 is its size on the app icon
 * @property {readonly [number, number, number]} ink
 * @property {{ readonly inset: number, readonly corner: number, readonly fill: readonly [number, number, number] }} [plate]
 */

/** @type {Readonly<Record<string, Drawing>>} */
const drawings = {
  'icon.png': { size: 1024, scale: 1, ink: light, plate: { inset: 0, corner: 0.22, fill: accent } },
  'icon-512.png': { size: 512, scale: 1, ink: light, plate: { inset: 0, corner: 0.22, fill: accent } },
  // macOS wants air around the plate: 824 of 1024 (Apple's icon grid).
  'icon-mac.png': { size: 1024, scale: 0.805, ink: light, plate: { inset: 0.098, corner: 0.181, fill: accent } },
  // Windows and Linux show the tray icon on dark and on light: the plate gives the contrast.
  'tray.png': { size: 32, scale: 1.12, ink: light, plate: { inset: 0, corner: 0.24, fill: accent } },
  'tray@2x.png': { size: 64, scale: 1.12, ink: light, plate: { inset: 0, corner: 0.24, fill: accent } },
  // macOS colours a template image itself; only its alpha counts.
  'trayTemplate.png': { size: 16, scale: 1.5, ink: black },
  'trayTemplate@2x.png': { size: 32, scale: 1.5, ink: black },
}

await runMain(async () => {
  const folder = inProject('resources', 'icons')
  mkdirSync(folder, { recursive: true })
  for (const [name, drawing] of Object.entries(drawings)) {
    writeFileSync(`${folder}/${name}`, encodePng(drawing.size, drawing.size, paint(drawing)))
  }
  writeFileSync(`${folder}/icon.svg`, svg())
  console.log(`${Object.keys(drawings).length + 1} icons in ${folder}`)
  return 0
})

/**
 * RGBA pixels. Each shape is a signed distance, so that its edge is as sharp as the pixel grid allows.
 * @param {Drawing} drawing
 */
function paint({ size, scale, ink, plate }) {
  const pixels = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const px = (x + 0.5) / size - 0.5
      const py = (y + 0.5) / size - 0.5
      const markCover = cover(markDistance(px / scale, py / scale) * scale, size)
      const plateCover = plate ? cover(plateDistance(px, py, 0.5 - plate.inset, plate.corner), size) : 0
      const alpha = plate ? plateCover : markCover
      const at = (y * size + x) * 4
      for (const channel of /** @type {const} */ ([0, 1, 2]))
        pixels[at + channel] = Math.round(
          plate ? plate.fill[channel] * (1 - markCover) + ink[channel] * markCover : ink[channel],
        )
      pixels[at + 3] = Math.round(alpha * 255)
    }
  }
  return pixels
}

/**
 * Share of a pixel inside an edge.
 * @param {number} distance negative inside
 * @param {number} size
 */
function cover(distance, size) {
  return Math.min(1, Math.max(0, 0.5 - distance * size))
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} half
 * @param {number} corner
 */
function plateDistance(x, y, half, corner) {
  const dx = Math.abs(x) - half + corner
  const dy = Math.abs(y) - half + corner
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner
}

/**
 * @param {number} x
 * @param {number} y
 */
function markDistance(x, y) {
  const { radius, stroke, gapAt, gapHalf, dot } = mark
  const dotDistance = Math.hypot(x - radius * Math.cos(gapAt), y - radius * Math.sin(gapAt)) - dot
  const turn = Math.atan2(y, x) - gapAt
  const fromGap = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)))
  const ends = [gapAt + gapHalf, gapAt - gapHalf].map((angle) =>
    Math.hypot(x - radius * Math.cos(angle), y - radius * Math.sin(angle)),
  )
  const ring = fromGap > gapHalf ? Math.abs(Math.hypot(x, y) - radius) : Math.min(...ends)
  return Math.min(dotDistance, ring - stroke / 2)
}

function svg() {
  const side = 1024
  const at = (/** @type {number} */ angle) =>
    [Math.cos(angle), Math.sin(angle)].map((part) => round(side / 2 + mark.radius * side * part)).join(' ')
  const r = round(mark.radius * side)
  const [dotX, dotY] = at(mark.gapAt).split(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">
  <title>Proxy</title>
  <rect width="${side}" height="${side}" rx="${round(0.22 * side)}" fill="${hex(accent)}"/>
  <path d="M ${at(mark.gapAt + mark.gapHalf)} A ${r} ${r} 0 1 1 ${at(mark.gapAt - mark.gapHalf)}" fill="none" stroke="${hex(light)}" stroke-width="${round(mark.stroke * side)}" stroke-linecap="round"/>
  <circle cx="${dotX}" cy="${dotY}" r="${round(mark.dot * side)}" fill="${hex(light)}"/>
</svg>
`
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10
}

/** @param {readonly number[]} colour */
function hex(colour) {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
