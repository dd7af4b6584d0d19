/** The loopback server, free of Electron and of the renderer, so that both hosts can run it. */
export { loopbackOrigin } from './origin-guard'
export { addressWith, PortTakenError, startLoopbackServer } from './server'
export { installToken, readInstallToken, Sessions } from './session'
export type { LoopbackServer, LoopbackServerOptions, WebOptions } from './http.types'
export { PROBLEM_TYPE, type Problem } from './problem'
