import { contractTools } from '@agents/tools/contract-tools'

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly type?: string
  readonly enum?: readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

export type DatedCall = { readonly name: string; readonly input: Readonly<Record<string, unknown>> }

const DAYS = ['1970-01-01', '9999-12-31'] as const
const DAY_PATTERN = String.raw`^\d{4}-\d{2}-\d{2}$`
/** No count is as large as a moment in milliseconds. */
const MOMENTS_FROM = 100_000_000_000

/** Every call of a method that reads, with each of its days and moments at either end of what its schema takes. */
export function datedCalls(): readonly DatedCall[] {
  return contractTools()
    .filter(({ name, access }) => access !== 'write' || name.endsWith('.preview'))
    .flatMap(({ name, inputSchema }) => {
      const { properties = {}, required = [] } = inputSchema as Schema
      if (!Object.values(properties).some((schema) => endsOf(schema) !== null)) return []
      let inputs: readonly Record<string, unknown>[] = [{}]
      for (const [key, schema] of Object.entries(properties)) {
        const values = endsOf(schema) ?? (required.includes(key) ? samplesOf(schema) : [undefined])
        inputs = inputs.flatMap((input) =>
          values.map((value) => (value === undefined ? input : { ...input, [key]: value })),
        )
      }
      return inputs.map((input) => ({ name, input }))
    })
}

/** The first and the last value of a day or a moment; null of anything else. */
function endsOf(schema: Schema): readonly unknown[] | null {
  for (const one of schema.anyOf ?? [schema]) {
    if (one.pattern === DAY_PATTERN) return DAYS
    if ((one.maximum ?? 0) > MOMENTS_FROM && one.maximum !== Number.MAX_SAFE_INTEGER) return [one.minimum, one.maximum]
  }
  return null
}

function samplesOf(schema: Schema): readonly unknown[] {
  if (schema.enum) return schema.enum
  if (schema.format === 'uuid') return ['01900000-0000-7000-8000-00000000dead']
  if (schema.type === 'string') return ['every day']
  if (schema.type === 'boolean') return [false]
  throw new Error(`Say what a value of ${JSON.stringify(schema)} may be`)
}
