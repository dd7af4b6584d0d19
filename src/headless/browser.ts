import { spawn } from 'node:child_process'

/** The program that opens an address in the default browser; null where there is no screen to open it on. */
export function browserCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly [command: string, ...args: string[]] | null {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null
}

/** Opens an address in the default browser where there is one; a failure is no matter, the address was printed. */
export function openInBrowser(address: string): void {
  const command = browserCommand(process.platform, process.env)
  if (command === null) return
  const [program, ...args] = command
  const child = spawn(program, [...args, address], { detached: true, stdio: 'ignore', windowsHide: true })
  child.on('error', () => {})
  child.unref()
}
