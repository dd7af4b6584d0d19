import { SmartCoercionPlugin } from '@orpc/json-schema'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import * as z from 'zod'

import type { Context } from '@orpc/server'
import type { StandardHandlerOptions, StandardHandlerPlugin } from '@orpc/server/standard'

/**
 * Reads the strings of a query as the types the contract asks for ('20' as 20). Only for GET: a JSON body has types of
 * its own, and is held to them as on every other transport. A body that was left out counts as an empty object, so
 * that calls whose fields are all optional need none.
 */
export class QueryCoercionPlugin<T extends Context> implements StandardHandlerPlugin<T> {
  init(options: StandardHandlerOptions<T>): void {
    const coercing: StandardHandlerOptions<T> = {}
    new SmartCoercionPlugin<T>({ schemaConverters: [new ZodToJsonSchemaConverter()] }).init(coercing)
    const [coerce] = coercing.clientInterceptors ?? []
    options.clientInterceptors ??= []
    options.clientInterceptors.unshift((call) => {
      const { route, inputSchema } = call.procedure['~orpc']
      if (route.method === 'GET' && coerce !== undefined)
        return coerce({ ...call, input: withLists(call.input, listsOf(inputSchema)) })
      return call.input === undefined && inputSchema !== undefined ? call.next({ ...call, input: {} }) : call.next()
    })
  }
}

const lists = new WeakMap<object, readonly string[]>()

/** The fields of an input that are lists. */
function listsOf(schema: unknown): readonly string[] {
  if (!(schema instanceof z.ZodType)) return []
  let names = lists.get(schema)
  if (names === undefined) {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
    names = Object.keys(properties).filter((name) => {
      const property = properties[name]
      return typeof property === 'object' && property.type === 'array'
    })
    lists.set(schema, names)
  }
  return names
}

function withLists(input: unknown, names: readonly string[]): unknown {
  if (typeof input !== 'object' || input === null) return input
  const single = names.flatMap((name) => {
    const value: unknown = Reflect.get(input, name)
    return typeof value === 'string' ? [[name, [value]] as const] : []
  })
  return single.length === 0 ? input : { ...input, ...Object.fromEntries(single) }
}
