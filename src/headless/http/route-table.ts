import { isContractProcedure } from '@orpc/contract'

import { contract } from '@contract/index'

type Route = { readonly method: string; readonly pattern: RegExp }

const routes: readonly Route[] = [...routesOf(contract)]

/** The methods that work at a path below /api/v1, for `allow`; empty where there is nothing. */
export function allowedMethods(path: string): readonly string[] {
  const methods = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
  if (methods.length === 0) return []
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].toSorted()
}

function* routesOf(node: unknown): Generator<Route> {
  if (isContractProcedure(node)) {
    const { method = 'POST', path = '' } = node['~orpc'].route
    // Paths of the contract hold letters, dashes and {parameters}; nothing to escape.
    yield { method, pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}/?$`) }
  } else if (typeof node === 'object' && node !== null) {
    for (const child of Object.values(node)) yield* routesOf(child)
  }
}
