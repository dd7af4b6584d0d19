export { createContext, type Context } from './create-context'
export type { ContextProxy, Gather, Gathered } from './context.types'
