import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { app, type Event } from 'electron'
import * as z from 'zod'

import { directories } from '@core/directories'
import { findInstallation } from '@headless/for-desktop'

import { declareAppScheme } from './app-protocol'
import { DesktopShell } from './desktop-shell'
import { useHotkeyPortal } from './hotkeys/wayland-portal'
import { readArguments } from './startup/arguments'
import { parseDeepLink, type Intent } from './startup/deep-link'

export type LaunchOptions = {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** One identity for the taskbar, the notifications and the installer (electron-builder.yml: appId). */
export const appUserModelId = 'app.proxyagent.desktop'

/** What a second start says to the first; it comes from another process, so it is read like any input. */
const handOver = z.object({
  intent: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('show') }),
    z.object({ kind: z.literal('capture'), text: z.string().max(100_000) }),
    z.object({ kind: z.literal('task'), id: z.uuid() }),
    z.object({ kind: z.literal('focus') }),
  ]),
})

/**
 * Does what must be done before Electron is ready, then starts the shell; or, when Proxy runs with this data already,
 * tells that one what is wanted and ends. Resolves when the app is up, with the shell; null when it is not.
 */
export async function launch(options: LaunchOptions): Promise<DesktopShell | null> {
  const { dataDirectory, intent } = readArguments(options.argv, options.workingDirectory)
  const folders = directories({
    platform: options.platform,
    env: options.env,
    ...(dataDirectory === null ? {} : { dataDirectory }),
  })
  // Beside the data, so that each data folder has its own lock, window and browser profile.
  const profile = join(folders.data, 'desktop')
  useProfile(profile)

  if (!app.requestSingleInstanceLock({ intent })) {
    app.quit()
    return null
  }
  app.enableSandbox()
  app.setAppUserModelId(appUserModelId)
  declareAppScheme()
  useHotkeyPortal(app.commandLine, options.platform, options.env)

  const shell = new DesktopShell({
    folders,
    profile,
    installation: findInstallation(import.meta.dirname),
    platform: options.platform,
  })
  app.on('second-instance', (_event, _argv, _workingDirectory, data) => {
    const parsed = handOver.safeParse(data)
    shell.receive(parsed.success ? parsed.data.intent : { kind: 'show' })
  })
  app.on('open-url', (event: Event, url: string) => {
    event.preventDefault()
    shell.receive(parseDeepLink(url) ?? { kind: 'show' })
  })
  const wanted: Intent = intent
  await app.whenReady()
  return (await shell.start(wanted)) ? shell : null
}

function useProfile(profile: string): void {
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    app.setPath('userData', profile)
  } catch {
    // The folder cannot be written: opening the data says so in words, in a moment.
  }
}
