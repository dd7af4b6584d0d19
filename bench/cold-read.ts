/** Run by the history benchmark in a process of its own: prints the milliseconds of the first call of a method after opening. */
import { join } from 'node:path'

import { createRouterClient } from '@orpc/server'

import { openCore, router } from '@core/index'

import { realCoreOptions } from '../test/real-core'

const [root = '', method = '', input = '{}'] = process.argv.slice(2)
const core = await openCore(realCoreOptions(join(root, 'data')))
const caller = { actor: { kind: 'person' as const, id: null }, origin: 'bench' }
const api: unknown = createRouterClient(router, { context: { core, caller } })
const [feature = '', name = ''] = method.split('.')
const call = (api as Record<string, Record<string, (given: unknown) => Promise<unknown>>>)[feature]?.[name]
if (call === undefined) throw new Error(`There is no method ${method}`)
// The loader that turns TypeScript into JavaScript as it is imported leaves over 100 MB that the built app never has; taking
// them away in the middle of a read would be counted as reading.
globalThis.gc?.()
const start = performance.now()
await call(JSON.parse(input))
process.stdout.write(`${performance.now() - start}\n`)
await core.close()
