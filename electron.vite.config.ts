import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'electron-vite'
import { aliases } from './scripts/lib/aliases.mjs'
import { firstFrame } from './scripts/lib/first-frame.mjs'
import { startBudget } from './scripts/lib/start-budget.mjs'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// scripts/build.mjs builds only what is stale; without the variable (electron-vite dev) it is everything.
const only = process.env['PROXY_BUILD']

const desktop: UserConfig = {
  main: {
    resolve: { alias: aliases },
    build: {
      // Bundled, the main process opens one file instead of some thousand; only the native module stays outside.
      externalizeDeps: false,
      target: 'node24.18',
      rolldownOptions: {
        input: { index: at('src/main/index.ts') },
        external: ['better-sqlite3'],
      },
    },
  },
  preload: {
    resolve: { alias: aliases },
    build: {
      // A sandboxed preload is one CommonJS file: it can require nothing but Electron.
      externalizeDeps: false,
      target: 'node24.18',
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
}

const renderer: UserConfig = {
  renderer: {
    root: at('src/renderer'),
    resolve: { alias: aliases },
    plugins: [
      react(),
      tailwindcss(),
      firstFrame(),
      startBudget(),
      // electron-vite insists on './', which breaks a reload of a deep address (/tasks/…) on the web host.
      { name: 'proxy:absolute-base', enforce: 'post', config: () => ({ base: '/' }) },
    ],
    build: {
      target: 'chrome140',
      // electron-vite would leave it unminified.
      minify: 'oxc',
      cssMinify: true,
      // The CSP allows neither inline scripts nor data: scripts.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: at('src/renderer/index.html'), web: at('src/renderer/web.html') },
      },
    },
  },
}

export default defineConfig({
  ...(only === 'renderer' ? {} : desktop),
  ...(only === 'desktop' ? {} : renderer),
})
