import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

import { contract } from '@contract/index'

import { PROBLEM_TYPE, problemKinds } from './problem'

import type { OpenAPI } from '@orpc/contract'

const JSON_TYPE = 'application/json'

const problemSchema = {
  type: 'object',
  description: 'Problem details, RFC 9457.',
  properties: {
    type: { type: 'string', description: 'Address of a description of this kind of problem.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened and what to do about it.' },
    code: { type: 'string', enum: Object.keys(problemKinds) },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the input.' },
          detail: { type: 'string' },
        },
        required: ['pointer', 'detail'],
      },
    },
    data: { description: 'More about the problem, by its code.' },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
} satisfies OpenAPI.SchemaObject

/** Writes the OpenAPI 3.1 description of /api/v1 from the contract. */
export async function openapiDocument(options: {
  readonly version: string
  readonly origin: string
}): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: {
      title: 'Proxy',
      version: options.version,
      description:
        'Everything Proxy can do, on this machine only. Make an API token in the settings and send it as a bearer token. ' +
        'Instants are milliseconds since 1970 UTC, dates are YYYY-MM-DD, ids are UUIDs. ' +
        'Give a capture an id of your own to send it again safely after a lost answer. ' +
        'Up to 300 requests a minute; every error is a problem document (RFC 9457).',
    },
    servers: [{ url: `${options.origin}/api/v1` }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'An API token from the settings.' } },
      schemas: { Problem: problemSchema },
    },
    // Input errors, a missing token and the rate limit are the same everywhere; they are added below.
    customErrorResponseBodySchema: () => ({ $ref: '#/components/schemas/Problem' }),
  })
  for (const operation of operationsOf(document)) {
    describeErrors(operation)
    describeLists(operation)
  }
  return document
}

function operationsOf(document: OpenAPI.Document): readonly OpenAPI.OperationObject[] {
  const methods = ['get', 'put', 'post', 'delete', 'patch'] as const
  return Object.values(document.paths ?? {}).flatMap((path) =>
    methods.flatMap((method) => {
      const operation = path?.[method]
      return operation === undefined ? [] : [operation]
    }),
  )
}

/** The generator knows what the contract declares; here the media type is put right and the common problems are added. */
function describeErrors(operation: OpenAPI.OperationObject): void {
  const responses = operation.responses ?? {}
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) < 400 || response === undefined || '$ref' in response) continue
    response.description = titlesOf(Number(status))
    const body = response.content?.[JSON_TYPE]
    if (body !== undefined) response.content = { [PROBLEM_TYPE]: body }
  }
  for (const status of [400, 401, 429]) {
    responses[status] ??= {
      description: titlesOf(status),
      content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  operation.responses = responses
}

/** The generator calls a list in a query a deep object, which OpenAPI does not define: it is a name that comes again. */
function describeLists(operation: OpenAPI.OperationObject): void {
  for (const parameter of operation.parameters ?? []) {
    if ('$ref' in parameter || parameter.in !== 'query') continue
    const { schema } = parameter
    if (schema === undefined || '$ref' in schema || schema.type !== 'array') continue
    parameter.style = 'form'
    parameter.explode = true
  }
}

function titlesOf(status: number): string {
  const titles = Object.values(problemKinds)
    .filter((kind) => kind.status === status)
    .map((kind) => kind.title)
  return titles.length === 0 ? `Error ${status}` : titles.join(', or: ')
}
