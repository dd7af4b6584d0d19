import { readFileSync } from 'node:fs'
import { inProject } from './paths.mjs'

const path = inProject('src', 'renderer', 'first-frame.html')
const place = '<!-- first-frame -->'

/**
 * Vite plugin: puts the still frame of the app into its pages, so that something stands there before the script has run.
 * @returns {import('vite').Plugin}
 */
export function firstFrame() {
  return {
    name: 'proxy:first-frame',
    transformIndexHtml(html) {
      if (!html.includes(place)) throw new Error(`The page has no ${place} to put the first frame in.`)
      return html.replace(place, readFileSync(path, 'utf8').trim())
    },
  }
}
