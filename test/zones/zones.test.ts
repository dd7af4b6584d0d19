import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkImports, importProblems, zonesOf, type ImportReport } from '../../scripts/lib/import-rules.mjs'
import { inProject, root } from '../../scripts/lib/paths.mjs'
import { goodTree, planted, stubPackages } from './planted'

const slow = 120_000

describe('the import rules', () => {
  let tree = ''
  let report: ImportReport

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'proxy-zones-'))
    for (const [path, text] of Object.entries(goodTree)) await put(join(tree, path), text)
    for (const { file, text } of planted.flatMap((one) => [one, ...(one.accomplice ? [one.accomplice] : [])]))
      await put(join(tree, file), text)
    for (const name of stubPackages) {
      const folder = join(tree, 'node_modules', name)
      await put(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
      await put(join(folder, 'index.js'), 'exports.stub = 1\n')
    }
    const declared = stubPackages.filter((name) => name !== 'undeclared')
    await put(
      join(tree, 'package.json'),
      JSON.stringify({ name: 'tree', dependencies: Object.fromEntries(declared.map((name) => [name, '1.0.0'])) }),
    )
    await cp(inProject('tsconfig.base.json'), join(tree, 'tsconfig.base.json'))
    report = await checkImports({ tree })
  }, slow)

  afterAll(() => rm(tree, { recursive: true, force: true }))

  for (const { rule, says, ...files } of planted)
    test(`${rule}: ${says}`, () => {
      const guilty = new Set([files.file, files.accomplice?.file])
      const rules = report.violations.filter(({ from }) => guilty.has(from)).map((violation) => violation.rule)
      expect(rules).toContain(rule)
    })

  test('what is allowed is not reported', () => {
    const guilty = new Set(planted.flatMap(({ file, accomplice }) => [file, accomplice?.file]))
    expect(report.violations.filter(({ from }) => !guilty.has(from))).toEqual([])
  })

  test('every rule of the configuration has its planted violation', async () => {
    const config: unknown = await import(inProject('.dependency-cruiser.cjs'))
    const { forbidden } = (config as { default: { forbidden: readonly { name: string }[] } }).default
    const tried = new Set<string>(planted.map(({ rule }) => rule))
    expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })

  test('every rule says what to do', () => {
    expect(report.violations.filter(({ advice }) => advice.length < 20)).toEqual([])
  })
})

describe('this project', () => {
  test(
    'keeps every import rule, and each zone was really seen',
    async () => {
      expect(importProblems(await checkImports())).toEqual([])
    },
    slow,
  )

  test('has a tsconfig project and an entry in the rules for every folder of src', () => {
    const rules = readFileSync(inProject('.dependency-cruiser.cjs'), 'utf8')
    const solution = readFileSync(inProject('tsconfig.json'), 'utf8')
    for (const zone of zonesOf(root)) {
      expect(rules, `a zone "${zone}" in .dependency-cruiser.cjs`).toMatch(new RegExp(`^  ${zone}: \\{`, 'm'))
      expect(solution, `a reference to src/${zone} in tsconfig.json`).toContain(`"./src/${zone}"`)
      expect(existsSync(inProject('src', zone, 'tsconfig.json')), `src/${zone}/tsconfig.json`).toBe(true)
    }
  })

  test('has no source files beside the zones', () => {
    const loose = readdirSync(inProject('src'), { withFileTypes: true }).filter((entry) => entry.isFile())
    expect(loose.map(({ name }) => name)).toEqual([])
  })
})

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
