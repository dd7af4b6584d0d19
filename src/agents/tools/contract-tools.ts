import * as z from 'zod'

import { contract } from '@contract/index'

/** What calling a tool does: reads run; writes are what a proxy may only propose; host ones are never a proxy's to call. */
export type ToolAccess = 'read' | 'write' | 'host'

export type ContractTool = {
  /** The contract's own name, such as 'task.setStatus'. */
  readonly name: string
  readonly summary: string
  readonly access: ToolAccess
  /** JSON Schema of the input, an object without unknown properties. */
  readonly inputSchema: Readonly<Record<string, unknown>>
}

/** What is read of a procedure here. */
type Described = {
  readonly '~orpc': {
    readonly route: { readonly summary?: string; readonly method?: string }
    readonly inputSchema?: unknown
  }
}

const features: Readonly<Record<string, Readonly<Record<string, Described>>>> = contract

/** Features that concern the machine or the person's control over proxies, not the person's work. */
const hostFeatures: ReadonlySet<string> = new Set([
  'activity',
  'agent',
  'backup',
  'events',
  'model',
  'proposal',
  'settings',
  'system',
])

/** Methods of other features that do. */
const hostMethods: ReadonlySet<string> = new Set([
  'focus.presence',
  'context.status',
  'context.rebuild',
  'context.preview',
  'context.looks',
  'context.exclusions',
  'context.hiddenBy',
  'context.exclude',
])

/** Methods that change nothing although they are not a GET: one whose input fits no address, and those that only propose. */
const readMethods: ReadonlySet<string> = new Set(['capture.parse', 'taskProxy.breakDown', 'taskProxy.firstStep'])

/** One tool a method of the contract: a new method is a tool the moment it is there. */
export function contractTools(): readonly ContractTool[] {
  return Object.entries(features).flatMap(([feature, methods]) =>
    Object.entries(methods).map(([method, procedure]) => {
      const { route, inputSchema } = procedure['~orpc']
      const name = `${feature}.${method}`
      return {
        name,
        summary: route.summary ?? name,
        access: accessOf(feature, name, route.method),
        inputSchema: inputSchema instanceof z.ZodType ? z.toJSONSchema(inputSchema, { io: 'input' }) : emptyInput,
      }
    }),
  )
}

const emptyInput = { type: 'object', properties: {}, additionalProperties: false } as const

function accessOf(feature: string, name: string, method: string | undefined): ToolAccess {
  if (hostFeatures.has(feature) || hostMethods.has(name)) return 'host'
  return method === 'GET' || readMethods.has(name) ? 'read' : 'write'
}
