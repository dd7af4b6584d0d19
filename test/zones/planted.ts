/** One import that a rule forbids, and the rule. */
export interface Planted {
  readonly rule: string
  readonly says: string
  readonly file: string
  readonly text: string
  /** The other file, where it takes two. */
  readonly accomplice?: { readonly file: string; readonly text: string }
}

/** Packages of the planted tree; `undeclared` is installed and not in its package.json. */
export const stubPackages = ['better-sqlite3', 'electron', 'fastify', 'left-pad', 'react', 'undeclared', 'zod'] as const

/** A tree in which every import is allowed: the rules must leave it alone. */
export const goodTree: Readonly<Record<string, string>> = {
  'src/contract/task.ts': `import { stub } from 'zod'\nexport const task = stub\n`,
  'src/contract/port.ts': `import './task'\nexport const portName = 'port'\n`,
  'src/core/ports.ts': `import '@contract/task'\nexport const clock = 1\n`,
  'src/core/db/connection.ts': `import 'better-sqlite3'\nimport 'node:fs'\nexport const connection = 1\n`,
  'src/core/db/schema.ts': `import '../task/task.table'\nimport '../task/task.repository'\n`,
  'src/core/task/index.ts': `export * from './task.service'\n`,
  'src/core/task/task.table.ts': `import '../focus/focus.table'\nexport const table = 1\n`,
  'src/core/task/task.repository.ts': `import '../db/connection'\nexport const rows = 1\n`,
  'src/core/task/task.service.ts': `import './task.repository'\nimport '../ports'\nexport const service = 1\n`,
  'src/core/task/task.test.ts': `import 'left-pad'\nimport '../focus/focus.rules'\nimport '@test/build-task'\n`,
  'src/core/focus/index.ts': `export * from './focus.rules'\n`,
  'src/core/focus/focus.table.ts': `import '../db/connection'\nexport const table = 1\n`,
  'src/core/focus/focus.rules.ts': `import '@core/task/index'\nexport const rule = 1\n`,
  'src/core/create-core.ts': `import './task/task.service'\nimport './focus/index'\nexport type Core = number\n`,
  'src/agents/run.ts': `import type { Core } from '@core/create-core'\nexport const core: Core = 1\n`,
  'src/preload/index.ts': `import 'electron'\nimport { portName } from '@contract/port'\nexport const name = portName\n`,
  'src/renderer/main.ts': `import 'react'\nimport '@contract/task'\nimport './features/focus/index'\nexport const lazy = () => import('./features/task/row')\n`,
  'src/renderer/ui/button.ts': `import 'react'\nexport const button = 1\n`,
  'src/renderer/features/focus/index.ts': `export * from './ring'\n`,
  'src/renderer/features/focus/ring.ts': `import '../../ui/button'\nimport '@renderer/features/task/index'\nexport const ring = 1\n`,
  'src/renderer/features/task/index.ts': `export * from './row'\n`,
  'src/renderer/features/task/row.ts': `import 'react'\nexport const row = 1\n`,
  'src/headless/http/index.ts': `export * from './server'\n`,
  'src/headless/http/server.ts': `import 'fastify'\nimport '@core/create-core'\nexport const server = 1\n`,
  'src/headless/for-desktop.ts': `export { server } from './http/server'\n`,
  'src/main/index.ts': `import 'electron'\nimport '@headless/http/index'\nimport '@headless/for-desktop'\nimport '@core/create-core'\n`,
  'src/server/index.ts': `import 'fastify'\nimport '@contract/task'\n`,
  'test/build-task.ts': `import '@contract/task'\n`,
  'e2e/day.ts': `import '@contract/task'\nimport './seed'\n`,
  'e2e/seed.ts': `import '@core/create-core'\n`,
  'scripts/build.mjs': `import 'node:fs'\n`,
}

/** Violations, one file each so that a report can be traced to its rule. */
export const planted: readonly Planted[] = [
  zone('contract', 'the contract knows nothing of the core', '@core/ports'),
  packages('contract', 'the contract has zod and oRPC only', 'fastify'),
  node('contract'),
  zone('core', 'the core knows nothing of the screen', '@renderer/ui/button'),
  packages('core', 'the core has no Electron', 'electron'),
  zone('agents', 'agents know no host', '@headless/http/index'),
  packages('agents', 'agents do not open the database', 'better-sqlite3'),
  {
    rule: 'agents-core-types-only',
    says: 'agents cannot call the core behind its contract',
    file: 'src/agents/calls-core.ts',
    text: `import { connection } from '@core/db/connection'\nexport const direct = connection\n`,
  },
  zone('preload', 'the preload knows the name of the port and no more of the contract', '@contract/task'),
  packages('preload', 'the preload bundles no library', 'zod'),
  node('preload'),
  zone('renderer', 'a page cannot reach the core', '@core/task/index'),
  packages('renderer', 'a page has no database', 'better-sqlite3'),
  node('renderer'),
  zone('main', 'of the headless host the shell takes what it offers, through its two doors', '../headless/http/server'),
  packages('main', 'the shell draws nothing', 'react'),
  zone('headless', 'the headless host knows nothing of Electron’s shell', '../main/index'),
  packages('headless', 'the headless host has no Electron', 'electron'),
  zone('server', 'the server shares only the contract', '@core/create-core'),
  packages('server', 'the server has no SQLite', 'better-sqlite3'),
  {
    rule: 'core-features-through-index',
    says: 'a feature of the core does not reach into another',
    file: 'src/core/focus/reaches-in.ts',
    text: `import '../task/task.service'\n`,
  },
  {
    rule: 'core-features-through-index-from-outside',
    says: 'a file beside the features uses their index too',
    file: 'src/core/beside.ts',
    text: `import './task/task.service'\n`,
  },
  {
    rule: 'renderer-features-through-index',
    says: 'a feature of the screen does not reach into another',
    file: 'src/renderer/features/focus/reaches-in.ts',
    text: `import '@renderer/features/task/row'\n`,
  },
  {
    rule: 'renderer-features-through-index-from-outside',
    says: 'the shell uses a feature through its index',
    file: 'src/renderer/app/reaches-in.ts',
    text: `import '@renderer/features/task/row'\n`,
  },
  {
    rule: 'design-system-stands-alone',
    says: 'a button knows no feature',
    file: 'src/renderer/ui/knows-feature.ts',
    text: `import '@renderer/features/task/index'\n`,
  },
  {
    rule: 'no-test-code-in-product',
    says: 'no builder ships',
    file: 'src/core/task/uses-builder.ts',
    text: `import '@test/build-task'\n`,
  },
  {
    rule: 'browser-tests-use-the-built-app',
    says: 'a browser test does not call the core',
    file: 'e2e/cheats.ts',
    text: `import '@core/create-core'\n`,
  },
  {
    rule: 'scripts-stand-alone',
    says: 'a script runs before anything is built',
    file: 'scripts/needs-src.mjs',
    text: `import '../src/contract/task'\n`,
  },
  {
    rule: 'no-circular',
    says: 'two files do not need each other',
    file: 'src/core/task/chicken.ts',
    text: `import { egg } from './egg'\nexport const chicken = () => egg\n`,
    accomplice: {
      file: 'src/core/task/egg.ts',
      text: `import { chicken } from './chicken'\nexport const egg = () => chicken\n`,
    },
  },
  {
    rule: 'no-orphans',
    says: 'a file that nothing uses is deleted',
    file: 'src/core/task/forgotten.ts',
    text: `export const forgotten = 1\n`,
  },
  {
    rule: 'not-to-unresolvable',
    says: 'an import leads somewhere',
    file: 'src/core/task/nowhere.ts',
    text: `import './not-there'\n`,
  },
  {
    rule: 'not-to-undeclared-package',
    says: 'a package is asked for by name',
    file: 'test/by-chance.ts',
    text: `import 'undeclared'\n`,
  },
]

function zone(name: string, says: string, target: string): Planted {
  return { rule: `${name}-zones`, says, file: `src/${name}/wrong-zone.ts`, text: `import '${target}'\n` }
}

function packages(name: string, says: string, target: string): Planted {
  return { rule: `${name}-packages`, says, file: `src/${name}/wrong-package.ts`, text: `import '${target}'\n` }
}

function node(name: string): Planted {
  return {
    rule: `${name}-no-node`,
    says: `${name} runs without Node`,
    file: `src/${name}/wrong-platform.ts`,
    text: `import 'node:fs'\n`,
  }
}
