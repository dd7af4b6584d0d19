// `node --import` this file to run the project's TypeScript as it stands: imports without an extension, the
// aliases, and syntax that Node itself does not strip. Used by bench/ and by tests that start a process.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from 'rolldown/utils'
import { aliases } from './aliases.mjs'

registerHooks({
  resolve(specifier, context, next) {
    const file = sourceFile(specifier, context.parentURL)
    return file === undefined ? next(specifier, context) : { url: pathToFileURL(file).href, shortCircuit: true }
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return next(url, context)
    const path = fileURLToPath(url)
    const { code, errors } = transformSync(path, readFileSync(path, 'utf8'), { sourcemap: false })
    if (errors.length > 0) throw new SyntaxError(`${path}: ${errors.map((error) => error.message).join('; ')}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})

/**
 * @param {string} specifier
 * @param {string | undefined} parent
 */
function sourceFile(specifier, parent) {
  const slash = specifier.indexOf('/')
  const alias = slash > 0 ? aliases[specifier.slice(0, slash)] : undefined
  if (alias !== undefined) return firstFile(join(alias, specifier.slice(slash + 1)))
  if (parent?.startsWith('file:') && /^\.\.?(\/|$)/.test(specifier) && !parent.includes('/node_modules/'))
    return firstFile(fileURLToPath(new URL(specifier, parent)))
  return undefined
}

/** @param {string} path */
function firstFile(path) {
  for (const candidate of [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')])
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate
  return undefined
}
