import { parseArgs } from 'node:util'

export type HostArguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string }
  | {
      readonly kind: 'run'
      readonly port: number | null
      readonly dataDirectory: string | undefined
      readonly open: boolean
    }

export const hostHelp = `Serves Proxy to a browser on this machine.

  --port N        listen on this port (0: any free one); otherwise 4747 or the next free one
  --data-dir DIR  keep the data in this folder
  --no-open       do not open the browser
  --help          show this

PROXY_LOG=info shows more of what happens; PROXY_SECRET_KEY holds the key of the secrets instead of a file.`

/** Reads the arguments of the host. */
export function readHostArguments(args: readonly string[]): HostArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return { kind: 'help' }
    const port = values.port === undefined ? null : portOf(values.port)
    if (Number.isNaN(port))
      return { kind: 'invalid', message: `--port needs a number from 0 to 65535, not "${values.port}".` }
    if (values['data-dir'] === '') return { kind: 'invalid', message: '--data-dir needs a folder.' }
    return { kind: 'run', port, dataDirectory: values['data-dir'], open: values['no-open'] !== true }
  } catch (error) {
    return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) }
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65_535 ? port : Number.NaN
}
