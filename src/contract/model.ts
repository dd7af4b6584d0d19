import * as z from 'zod'

import { batchId, id, instant, line, page, pageInput } from './primitives'
import { procedure } from './procedure'
import { modelJobs, modelOutcomes, modelPlaces, modelProviderKinds, proxyNames } from './vocabulary'

/** Where a server is reached: http or https, without a name, a password, a query or a fragment. */
const address = z
  .url({ protocol: /^https?$/, error: 'Write an address such as http://127.0.0.1:11434.' })
  .max(400)
  .refine((url) => !/[@?#]/.test(url), 'Leave out user names, passwords, ? and #. A key has its own field.')

/** Amount of the person's currency for a million tokens; 0 is free, null is not known. */
const price = z.number().min(0).max(10_000).nullable()

export const modelProvider = z.object({
  id,
  kind: z.enum(modelProviderKinds),
  name: z.string(),
  baseUrl: z.string(),
  place: z.enum(modelPlaces),
  /** Reach it although only this machine's models are allowed; means something for the local network alone. */
  allowLocalNetwork: z.boolean(),
  /** Ollama: the context a model is loaded with, in tokens. One for all calls, because a change loads it anew. */
  contextTokens: z.int(),
  inputPrice: price,
  outputPrice: price,
  /** The key itself is never given out. */
  secretSet: z.boolean(),
  /** Proxies that may use it; asked for whatever is not on this machine. */
  consents: z.array(z.enum(proxyNames)),
})
export type ModelProviderConfig = z.infer<typeof modelProvider>

export const modelChoice = z.object({ providerId: id, model: z.string().min(1).max(200) })
export type ModelChoice = z.infer<typeof modelChoice>

export const modelBudget = z.object({
  /** Tokens, both ways, that may go to models outside this machine in a day; null is no limit. */
  tokensPerDay: z.int().min(0).max(1_000_000_000).nullable(),
  /** In the currency of the prices; null is no limit. */
  costPerDay: z.number().min(0).max(1_000_000).nullable(),
})
export type ModelBudget = z.infer<typeof modelBudget>

export const modelSettings = z.object({
  /** Only models on this machine: no connection leaves it. */
  localOnly: z.boolean(),
  budget: modelBudget,
  jobs: z.partialRecord(z.enum(modelJobs), modelChoice),
  /** Where keys rest: the system's keychain, or an encrypted file. */
  secretsKind: z.enum(['keychain', 'file', 'memory']),
})
export type ModelSettings = z.infer<typeof modelSettings>

/** What a model can do; null where it could not be found out. */
export const modelCapabilities = z.object({
  structured: z.boolean().nullable(),
  tools: z.boolean().nullable(),
  thinking: z.boolean().nullable(),
  embeddings: z.boolean().nullable(),
  /** Length of its vectors. */
  dimension: z.int().nullable(),
  /** Tokens it can take in. */
  contextTokens: z.int().nullable(),
})
export type ModelCapabilities = z.infer<typeof modelCapabilities>

export const modelUsage = z.object({
  calls: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Tokens of models outside this machine, which the budget counts. */
  outsideTokens: z.int(),
  /** Null while a price of what was used is not known. */
  cost: z.number().nullable(),
})
export type ModelUsage = z.infer<typeof modelUsage>

export const modelCall = z.object({
  id,
  at: instant,
  providerName: z.string(),
  place: z.enum(modelPlaces),
  model: z.string(),
  /** What it was for: a job, or probe and test. */
  purpose: z.string(),
  /** The proxy that asked, or person. */
  agent: z.string(),
  runId: z.string().nullable(),
  /** What was gathered for it and why (context.looks); null when nothing was. */
  lookId: z.string().nullable(),
  /** running: not over yet; interrupted: Proxy ended before it was. */
  outcome: z.enum([...modelOutcomes, 'running', 'interrupted']),
  message: z.string(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  cost: z.number().nullable(),
  ms: z.int().nullable(),
  /** Bytes that were sent. */
  requestBytes: z.int(),
})
export type ModelCallEntry = z.infer<typeof modelCall>

/** How a test of a server ended, in words that say exactly what is wrong. */
export const modelTest = z.object({
  outcome: z.enum(modelOutcomes),
  message: z.string(),
  version: z.string().nullable(),
  /** How many models it offers; null when it did not say. */
  models: z.int().nullable(),
  /** The model that gave an answer; null when none was asked. */
  answeredBy: z.string().nullable(),
  ms: z.int(),
})
export type ModelTest = z.infer<typeof modelTest>

export const modelListing = z.object({
  outcome: z.enum(modelOutcomes),
  message: z.string(),
  models: z.array(
    z.object({ name: z.string(), bytes: z.int().nullable(), capabilities: modelCapabilities.nullable() }),
  ),
})
export type ModelListing = z.infer<typeof modelListing>

export const modelProbe = z.object({
  outcome: z.enum(modelOutcomes),
  message: z.string(),
  capabilities: modelCapabilities.nullable(),
})
export type ModelProbe = z.infer<typeof modelProbe>

const settingsWritten = z.object({ settings: modelSettings, batchId })
const providerWritten = z.object({ provider: modelProvider, batchId })
const providerFields = {
  name: line(80),
  baseUrl: address,
  allowLocalNetwork: z.boolean(),
  contextTokens: z.int().min(2048).max(1_000_000),
  inputPrice: price,
  outputPrice: price,
}
const secret = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .regex(/^[\x21-\x7E]+$/, 'A key has no spaces or special characters.')
const tags = ['Models']

export const modelContract = {
  settings: procedure
    .route({ method: 'GET', path: '/models/settings', summary: 'Which models do what, and within which limits', tags })
    .output(modelSettings),
  setLocalOnly: procedure
    .route({
      method: 'PUT',
      path: '/models/local-only',
      summary: 'Allow only models on this machine, or others too',
      tags,
    })
    .input(z.strictObject({ on: z.boolean() }))
    .output(settingsWritten),
  setBudget: procedure
    .route({ method: 'PUT', path: '/models/budget', summary: 'Limit tokens and money a day', tags })
    .input(z.strictObject(modelBudget.shape))
    .output(settingsWritten),
  choose: procedure
    .route({ method: 'PUT', path: '/models/jobs/{job}', summary: 'Choose the model for a job; null: none', tags })
    .input(z.strictObject({ job: z.enum(modelJobs), choice: z.strictObject(modelChoice.shape).nullable() }))
    .output(settingsWritten),
  providers: procedure
    .route({ method: 'GET', path: '/models/providers', summary: 'Servers that offer models', tags })
    .output(z.array(modelProvider)),
  addProvider: procedure
    .route({
      method: 'POST',
      path: '/models/providers',
      summary: 'Add a server that offers models',
      tags,
      successStatus: 201,
    })
    .input(
      z.strictObject({
        kind: z.enum(modelProviderKinds),
        ...providerFields,
        allowLocalNetwork: providerFields.allowLocalNetwork.default(false),
        contextTokens: providerFields.contextTokens.default(8192),
        inputPrice: price.default(null),
        outputPrice: price.default(null),
        secret: secret.optional().describe('Its key, kept as by setSecret'),
      }),
    )
    .output(providerWritten),
  updateProvider: procedure
    .route({
      method: 'PATCH',
      path: '/models/providers/{id}',
      summary: 'Change a server; another address forgets its key and its consents',
      tags,
    })
    .input(z.strictObject({ id, ...z.object(providerFields).partial().shape }))
    .output(providerWritten),
  removeProvider: procedure
    .route({ method: 'DELETE', path: '/models/providers/{id}', summary: 'Remove a server and its key', tags })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
  setSecret: procedure
    .route({
      method: 'PUT',
      path: '/models/providers/{id}/secret',
      summary: 'Keep the key of a server; it is never given out',
      tags,
    })
    .input(
      z.strictObject({
        id,
        secret,
      }),
    )
    .output(z.object({ secretSet: z.literal(true) })),
  clearSecret: procedure
    .route({ method: 'DELETE', path: '/models/providers/{id}/secret', summary: 'Forget the key of a server', tags })
    .input(z.strictObject({ id }))
    .output(z.object({ secretSet: z.literal(false) })),
  consent: procedure
    .route({
      method: 'PUT',
      path: '/models/providers/{id}/consents/{agent}',
      summary: 'Let a proxy use a server outside this machine, or no longer',
      tags,
    })
    .input(z.strictObject({ id, agent: z.enum(proxyNames), given: z.boolean() }))
    .output(providerWritten),
  test: procedure
    .route({
      method: 'POST',
      path: '/models/providers/{id}/test',
      summary: 'Try a server and say exactly what is wrong',
      tags,
    })
    .input(z.strictObject({ id, model: modelChoice.shape.model.optional() }))
    .output(modelTest),
  models: procedure
    .route({ method: 'GET', path: '/models/providers/{id}/models', summary: 'Models that a server offers', tags })
    .input(z.strictObject({ id }))
    .output(modelListing),
  probe: procedure
    .route({
      method: 'POST',
      path: '/models/providers/{id}/probe',
      summary: 'Find out what a model can do, by asking it',
      tags,
    })
    .input(z.strictObject({ id, model: modelChoice.shape.model }))
    .output(modelProbe),
  detect: procedure
    .route({ method: 'POST', path: '/models/detect', summary: 'Look for Ollama on this machine', tags })
    .output(z.object({ found: z.boolean(), baseUrl: z.string(), version: z.string().nullable() })),
  usage: procedure
    .route({ method: 'GET', path: '/models/usage', summary: 'What models were used for today', tags })
    .output(modelUsage),
  calls: procedure
    .route({ method: 'GET', path: '/models/calls', summary: 'Calls to models, newest first', tags })
    .input(z.strictObject({ ...pageInput, agent: z.string().max(40).optional(), runId: z.string().max(60).optional() }))
    .output(page(modelCall)),
  call: procedure
    .route({
      method: 'GET',
      path: '/models/calls/{id}',
      summary: 'One call with exactly what was sent and answered',
      tags,
    })
    .input(z.strictObject({ id }))
    .output(z.object({ call: modelCall, url: z.string(), request: z.string(), response: z.string().nullable() })),
  clearCalls: procedure
    .route({ method: 'DELETE', path: '/models/calls', summary: 'Delete the record of past calls', tags })
    .output(z.object({ deleted: z.int() })),
}
