import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { aliases } from './scripts/lib/aliases.mjs'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  publicDir: false,
  resolve: { alias: aliases },
  // Everything is bundled for a fast start, except what carries a binary.
  ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: at('out/headless'),
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: at('src/headless/index.ts'), cli: at('src/headless/cli.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
