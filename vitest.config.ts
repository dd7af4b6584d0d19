import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { aliases } from './scripts/lib/aliases.mjs'

// One zone for everybody, so that a test that forgot to name its zone fails for its writer, not for a colleague abroad.
process.env['TZ'] = 'UTC'

const fakeElectron = fileURLToPath(new URL('test/fakes/electron.ts', import.meta.url))

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    // Two, because the tests start servers and databases of their own; more workers make the timings lie.
    maxWorkers: 2,
    // Long enough for a machine that others use too: a test that hangs is still told, one that is slow is not failed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second, the default, is too short on two busy cores to tell late from never.
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.*', '**/*.d.ts'],
      reportsDirectory: '.cache/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'src/{contract,core,agents,headless,server}/**/*.test.ts',
            '{bench,eval,scripts,test}/**/*.test.ts',
          ],
          exclude: ['test/ui/**', '**/fixtures/**'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}', 'test/ui/**/*.test.{ts,tsx}'],
          setupFiles: ['test/ui/setup.ts'],
        },
      },
      {
        extends: true,
        // No test can reach (or try to download) the real Electron.
        resolve: { alias: { electron: fakeElectron } },
        test: {
          name: 'electron',
          environment: 'node',
          include: ['src/{main,preload}/**/*.test.ts'],
        },
      },
    ],
  },
})
