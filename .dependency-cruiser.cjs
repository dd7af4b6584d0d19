// Who may import what: the table of ARCHITECTURE.md as rules. The tsconfig projects say it too, to the editor; this
// file also knows about packages, features and type-only imports. test/zones/ plants a violation of each rule.

/**
 * One entry a zone. `packages` are npm packages by name, `node` says whether Node's own modules are welcome,
 * `zones` what else of src may be imported, as path patterns below src/.
 * @type {Readonly<Record<string, { readonly zones: readonly string[], readonly packages: readonly string[], readonly node: boolean }>>}
 */
const zones = {
  contract: { zones: [], packages: ['zod', '@orpc/contract'], node: false },
  core: {
    zones: ['contract/'],
    packages: [
      'better-sqlite3',
      'chrono-node',
      // CSV files of reports.
      'csv-stringify',
      'csv-parse',
      'drizzle-orm',
      'fractional-indexing',
      'sax',
      'uuidv7',
      'zod',
      '@orpc/contract',
      '@orpc/server',
    ],
    node: true,
  },
  agents: {
    zones: ['contract/', 'core/'],
    packages: ['zod', '@orpc/contract', 'ollama', 'openai', '@anthropic-ai/sdk'],
    node: true,
  },
  preload: { zones: ['contract/port\\.ts$'], packages: ['electron'], node: false },
  renderer: {
    zones: ['contract/'],
    packages: [
      '@fontsource-variable/inter',
      '@orpc/client',
      '@orpc/contract',
      '@orpc/tanstack-query',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'cmdk',
      'framer-motion',
      'intl-messageformat',
      'lucide-react',
      'partysocket',
      'radix-ui',
      'react',
      'react-dom',
      'recharts',
      'tailwindcss',
      'uuidv7',
      'zod',
      'zustand',
      // `vite/client`: the types of what the bundler provides.
      'vite',
    ],
    node: false,
  },
  main: {
    // The desktop app offers the same loopback API as the headless host, and shares what for-desktop.ts names.
    zones: ['contract/', 'core/', 'agents/', 'headless/(http/index|for-desktop)\\.ts$'],
    packages: ['electron', 'pino', 'zod', '@orpc/server', '@orpc/contract'],
    node: true,
  },
  headless: {
    zones: ['contract/', 'core/', 'agents/'],
    packages: [
      '@fastify/rate-limit',
      '@fastify/static',
      'fastify',
      'pino',
      'ws',
      'zod',
      '@orpc/client',
      '@orpc/contract',
      '@orpc/openapi',
      '@orpc/server',
      '@orpc/zod',
    ],
    node: true,
  },
  server: {
    zones: ['contract/'],
    packages: [
      'fastify',
      'pg',
      'pino',
      'ws',
      'zod',
      '@fastify/rate-limit',
      '@orpc/contract',
      '@orpc/server',
      '@orpc/openapi',
    ],
    node: true,
  },
}

const test = '\\.test\\.[jt]sx?$'
const anyOf = (/** @type {readonly string[]} */ names) =>
  names.map((name) => name.replaceAll(/[.\-/]/g, String.raw`\$&`)).join('|')

// A path pattern as a person would write it.
const inWords = (/** @type {string} */ pattern) => `src/${pattern.replaceAll(/[\\$]/g, '').replace(/\/$/, '')}`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const zoneRules = Object.entries(zones).flatMap(([zone, may]) => {
  const from = { path: `^src/${zone}/`, pathNot: test }
  const allowed = [`${zone}/`, ...may.zones].map((path) => `^src/${path}`)
  /** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
  const rules = [
    {
      name: `${zone}-zones`,
      comment: `src/${zone} may import ${[zone, ...may.zones].map(inWords).join(', ')} and nothing else of src.`,
      severity: 'error',
      from,
      to: { path: '^src/', pathNot: allowed },
    },
    {
      name: `${zone}-packages`,
      comment: `Packages that src/${zone} may use: ${may.packages.join(', ')}. Another one is added to .dependency-cruiser.cjs with a reason.`,
      severity: 'error',
      from,
      to: {
        path: '(?:^|/)node_modules/',
        pathNot: `(?:^|/)node_modules/(?:@types/)?(?:${anyOf(may.packages)})/`,
      },
    },
  ]
  if (!may.node)
    rules.push({
      name: `${zone}-no-node`,
      comment: `src/${zone} runs where Node's modules are not.`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    })
  return rules
})

/**
 * Features of a zone meet at their index.ts.
 * @param {string} name
 * @param {string} folder the features' parent, as a pattern
 * @param {readonly string[]} open patterns below src/ that are open to all
 * @param {readonly string[]} composition files beside the features that may reach into each of them
 * @param {{ readonly gatherers?: readonly string[], readonly lazy?: boolean }} [options] gatherers: files inside a
 *   feature's folder that may reach into each; lazy: import(…) may name a screen's own file, so that it gets a chunk
 *   of its own
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
const featureRules = (name, folder, open, composition, { gatherers = [], lazy = false } = {}) => [
  {
    name: `${name}-through-index`,
    comment: 'A feature is used through its index.ts: export there what others need.',
    severity: 'error',
    from: { path: `^src/${folder}/([^/]+)/`, pathNot: [test, ...gatherers.map((path) => `^src/${path}`)] },
    to: {
      path: `^src/${folder}/[^/]+/`,
      pathNot: [`^src/${folder}/$1/`, `^src/${folder}/[^/]+/index\\.tsx?$`, ...open.map((path) => `^src/${path}`)],
      ...(lazy ? { dependencyTypesNot: ['dynamic-import'] } : {}),
    },
  },
  {
    name: `${name}-through-index-from-outside`,
    comment: `A feature is used through its index.ts; only the composition reaches further.`,
    severity: 'error',
    from: {
      path: `^src/${folder.split('/')[0]}/`,
      pathNot: [test, `^src/${folder}/[^/]+/`, ...composition.map((path) => `^src/${path}`)],
    },
    to: {
      path: `^src/${folder}/[^/]+/`,
      pathNot: [`^src/${folder}/[^/]+/index\\.tsx?$`, ...open.map((path) => `^src/${path}`)],
      ...(lazy ? { dependencyTypesNot: ['dynamic-import'] } : {}),
    },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...zoneRules,
    {
      name: 'agents-core-types-only',
      comment: 'Agents know the core by its types and act through the tools they are given: write `import type`.',
      severity: 'error',
      from: { path: '^src/agents/', pathNot: test },
      to: { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    },
    ...featureRules(
      'core-features',
      'core',
      // Tables point at each other with foreign keys; through index.ts that would be circles of services.
      ['core/db/', String.raw`core/[^/]+/[^/]+\.table\.ts$`],
      ['core/create-core\\.ts$', 'core/create-services\\.ts$', 'core/router\\.ts$', 'core/index\\.ts$'],
      { gatherers: ['core/db/schema\\.ts$'] },
    ),
    ...featureRules('renderer-features', 'renderer/features', [], [], { lazy: true }),
    {
      name: 'design-system-stands-alone',
      comment: 'src/renderer/ui knows nothing of features: pass what it needs as props.',
      severity: 'error',
      from: { path: '^src/renderer/ui/', pathNot: test },
      to: { path: '^src/renderer/(?:features|app)/' },
    },
    {
      name: 'no-test-code-in-product',
      comment: 'What ships does not depend on tests, builders or fakes.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: [test, '^(?:test|e2e|bench|eval)/'] },
    },
    {
      name: 'browser-tests-use-the-built-app',
      comment:
        'e2e/ drives what is built, as a person would; of src it may know the contract. Only seed.ts fills a folder, and virtual-host.ts is a host whose clock a test holds.',
      severity: 'error',
      from: { path: '^e2e/', pathNot: '^e2e/(seed|virtual-host)\\.ts$' },
      to: { path: '^src/', pathNot: '^src/contract/' },
    },
    {
      name: 'scripts-stand-alone',
      comment: 'scripts/ run before anything is built: they import nothing of src.',
      severity: 'error',
      from: { path: '^scripts/', pathNot: test },
      to: { path: '^src/' },
    },
    {
      name: 'no-circular',
      comment: 'A circle of imports has no first file to read. Move what both need into a third file.',
      severity: 'error',
      from: { path: '^(?:src|test|scripts|bench|eval|e2e)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file and it imports nothing: use it or delete it.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [test, '\\.d\\.ts$', '^src/renderer/public/', '^src/preload/index\\.ts$'],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'not-to-undeclared-package',
      comment: 'The package is not in package.json: it is here by chance, through another one.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:out|dist|\\.cache)/' },
    // Without it imports of types are invisible.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json', '.css'],
      mainFields: ['module', 'main', 'types'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
}
