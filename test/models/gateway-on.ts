import type { LookupAddress } from 'node:dns'

import { ModelGateway } from '@agents/models/model-gateway'
import type { ModelGround } from '@agents/models/model-ground'
import { systemPorts, type Core } from '@core/index'
import type { ModelProviderKind } from '@contract/vocabulary'

import { testCore, type TestCore } from '../test-core'

export type GatewayOnCore = TestCore & { readonly gateway: ModelGateway; readonly providerId: string }

type Options = {
  readonly kind: ModelProviderKind
  readonly baseUrl: string
  readonly model: string
  readonly secret?: string
  readonly contextTokens?: number
  /** Time that stands still; real time when left out, for servers that are real. */
  readonly heldTime?: boolean
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>
}

/** A core with one server and its model chosen for every job, and a gateway on it. */
export async function gatewayOn({
  kind,
  baseUrl,
  model,
  secret,
  contextTokens,
  heldTime = false,
  resolve,
}: Options): Promise<GatewayOnCore> {
  const test = await testCore()
  const { api, core } = test
  const { provider } = await api.model.addProvider({
    kind,
    name: 'Server',
    baseUrl,
    ...(contextTokens === undefined ? {} : { contextTokens }),
  })
  if (secret !== undefined) await api.model.setSecret({ id: provider.id, secret })
  for (const job of ['quick', 'embedding'] as const)
    await api.model.choose({ job, choice: { providerId: provider.id, model } })
  const gateway = new ModelGateway(groundOf(core, test, heldTime), resolve)
  return { ...test, gateway, providerId: provider.id }
}

/** What the core would hand to the agents, with the clock of the test or a real one. */
export function groundOf(
  core: Core,
  { time, logger }: Pick<TestCore, 'time' | 'logger'>,
  heldTime: boolean,
): ModelGround {
  const { services } = core
  const real = systemPorts()
  return {
    clock: heldTime ? time.clock : real.clock,
    timers: heldTime ? time.timers : real.timers,
    ids: real.ids,
    // No chance: the pauses before another try are as short as they can be.
    random: { bytes: (length) => new Uint8Array(length) },
    logger,
    models: services.model,
    calls: services.modelCalls,
    privateNames: () => [
      ...services.tag.list().flatMap(({ kind, name }) => (kind === 'person' ? [{ kind, name }] : [])),
      ...services.project.list({ archived: true }).map(({ name }) => ({ kind: 'project' as const, name })),
    ],
  }
}
