import { fileURLToPath } from 'node:url'

const at = (/** @type {string} */ folder) => fileURLToPath(new URL(`../../${folder}`, import.meta.url))

/**
 * Import aliases for the bundlers, the test runner and the TypeScript loader.
 * `tsconfig.base.json` holds the same list for the type checker; a test keeps the two alike.
 * @type {Readonly<Record<string, string>>}
 */
export const aliases = {
  '@contract': at('src/contract'),
  '@core': at('src/core'),
  '@agents': at('src/agents'),
  '@headless': at('src/headless'),
  '@renderer': at('src/renderer'),
  '@test': at('test'),
}
