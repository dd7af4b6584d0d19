import { gzipSync } from 'node:zlib'

/**
 * Libraries that a screen loads when it needs them. In the first script they cost the start; a page that
 * imports them statically breaks the build with a message that says who did it.
 */
const lazyOnly = ['recharts', 'd3-scale', 'd3-shape']

/** Initial script of either page, gzip, in bytes (issue "Foundation": at most 180 kB). */
const budget = 180_000

/**
 * Chunks that load before anything shows: the entry and all that it imports statically.
 * @template {{ readonly imports: readonly string[] }} Chunk
 * @param {string} entry
 * @param {Readonly<Record<string, Chunk>>} chunks
 * @returns {readonly string[]}
 */
export function staticClosure(entry, chunks) {
  const seen = new Set([entry])
  for (const name of seen) for (const next of chunks[name]?.imports ?? []) seen.add(next)
  return [...seen]
}

/**
 * Vite plugin: fails the build when the first script carries a lazy library or weighs more than the budget.
 * @returns {import('vite').Plugin}
 */
export function startBudget() {
  return {
    name: 'proxy:start-budget',
    apply: 'build',
    // After minification, or the weight would be that of the source.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        /** @type {Record<string, import('rolldown').OutputChunk>} */
        const chunks = {}
        for (const [name, output] of Object.entries(bundle)) if (output.type === 'chunk') chunks[name] = output
        for (const [name, chunk] of Object.entries(chunks)) {
          if (!chunk.isEntry) continue
          const first = staticClosure(name, chunks).flatMap((file) => chunks[file] ?? [])
          for (const library of lazyOnly) {
            const carrier = first.find((file) =>
              file.moduleIds.some((id) => id.replaceAll('\\', '/').includes(`/node_modules/${library}/`)),
            )
            if (carrier)
              this.error(
                `${library} is in the first script of ${chunk.name} (through ${carrier.fileName}). ` +
                  'Import the component that uses it with lazy(() => import(…)).',
              )
          }
          const size = first.reduce((sum, file) => sum + gzipSync(file.code).length, 0)
          const line = `first script of ${chunk.name}: ${(size / 1000).toFixed(1)} kB gzip of ${budget / 1000} kB`
          if (size > budget) this.error(`${line}. Load the newest large import lazily.`)
          this.info(line)
        }
      },
    },
  }
}
