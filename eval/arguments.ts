/** A server that a model is evaluated at. */
export type AskedEndpoint = {
  readonly url: string
  readonly model: string
  /** Name of the environment variable that holds its key, so that no key stands on a command line. */
  readonly keyEnv: string | null
}

/** What `npm run eval -- …` was asked: names of suites, a file of real data for some of them, a model for the runtime. */
export type Asked = {
  readonly names: readonly string[]
  readonly files: Readonly<Record<string, string>>
  readonly endpoint: AskedEndpoint | null
}

const settings: ReadonlySet<string> = new Set(['endpoint', 'model', 'key-env'])

/**
 * Reads `energy`, `--energy FILE` and `--energy=FILE`; naming a file asks for its suite, and naming an endpoint for the
 * runtime. With nothing asked, every suite is. Throws with a sentence for the person when a name is not one of `known`.
 */
export function readArguments(words: readonly string[], known: readonly string[]): Asked {
  const names = new Set<string>()
  const files: Record<string, string> = {}
  const given: Record<string, string> = {}
  const queue = [...words]
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    const [, option, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    const name = option ?? word
    const sets = option !== undefined && settings.has(option)
    if (!sets && !known.includes(name))
      throw new Error(`There is no evaluation named ${name}. Choose from: ${known.join(', ')}`)
    if (option !== undefined) {
      const value = attached ?? queue.shift()
      if (value === undefined || value === '')
        throw new Error(`Write a ${sets ? (option === 'endpoint' ? 'URL' : 'name') : 'file'} after --${name}.`)
      if (sets) given[option] = value
      else files[name] = value
    }
    if (!sets) names.add(name)
  }
  const endpoint = endpointOf(given)
  if (endpoint !== null) names.add('runtime')
  return { names: names.size === 0 ? known : [...names], files, endpoint }
}

function endpointOf({ endpoint, model, 'key-env': keyEnv }: Record<string, string>): AskedEndpoint | null {
  if (endpoint === undefined && model === undefined && keyEnv === undefined) return null
  if (endpoint === undefined || !URL.canParse(endpoint))
    throw new Error('Write the server as --endpoint http://host:port.')
  if (model === undefined) throw new Error('Say which model to ask, with --model NAME.')
  return { url: endpoint, model, keyEnv: keyEnv ?? null }
}
