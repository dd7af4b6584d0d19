import { dirname, join } from 'node:path'

import { app, nativeTheme, powerMonitor, session, shell, type BrowserWindow } from 'electron'

import type { AppEvent } from '@contract/events'
import { loadAgents } from '@agents/index'
import type { Directories } from '@core/directories'
import { systemPorts, type Core, type HostControls, type Logger, type SystemPorts } from '@core/index'
import { contentSecurityPolicy, secretsOf, securityHeaders, type Installation } from '@headless/for-desktop'

import { serveApp } from './app-protocol'
import { CleanExit } from './clean-exit'
import { DeviceState } from './device-state'
import { createFileLogger } from './file-logger'
import { FocusControls } from './focus-controls'
import { GlobalHotkeys } from './hotkeys/global-hotkeys'
import { LocalApi } from './local-api'
import { NativeNotifier } from './notifications'
import { PagePorts } from './page-ports'
import { openSafeStorageSecrets } from './safe-storage-secrets'
import { printPdf, saveFile } from './report-files'
import { guardAllContents } from './security/guard-contents'
import { hardenSession } from './security/harden-session'
import { deepLinkScheme, type Intent } from './startup/deep-link'
import { openWithRecovery } from './startup/open-with-recovery'
import { addressOfRunningHost } from './startup/running-host'
import { AppTray } from './tray/app-tray'
import { systemPresence } from './system-presence'
import { trayIcon } from './tray/tray-icon'
import type { TrayCommand } from './tray/tray-view.rules'
import { setAppMenu } from './windows/app-menu'
import { CaptureWindow } from './windows/capture-window'
import { MainWindow } from './windows/main-window'
import { MiniWindow } from './windows/mini-window'

export type DesktopShellOptions = {
  readonly folders: Directories
  /** Folder of what belongs to this device: window, hotkeys, browser profile, log. */
  readonly profile: string
  readonly installation: Installation
  readonly platform: NodeJS.Platform
}

type Running = {
  readonly core: Core
  readonly ports: PagePorts
  readonly main: MainWindow
  readonly capture: CaptureWindow
  readonly mini: MiniWindow
  readonly focus: FocusControls
  readonly api: LocalApi
  readonly tray: AppTray | null
}

/** The desktop around the core: constructs every part, and passes on what each has to tell the others. */
export class DesktopShell {
  readonly #logger: Logger
  readonly #device: DeviceState
  readonly #hotkeys: GlobalHotkeys
  readonly #notifier = new NativeNotifier(() => this.#running?.main.show())
  readonly #exit = new CleanExit(app, () => this.#stop())
  readonly #ports: SystemPorts = systemPorts()
  #running: Running | null = null
  #waiting: Intent | null = null

  constructor(private readonly options: DesktopShellOptions) {
    const { profile, platform } = options
    this.#logger = createFileLogger(join(profile, 'logs', 'desktop.log'), () => this.#ports.clock.now())
    this.#device = new DeviceState(join(profile, 'device.json'))
    this.#hotkeys = new GlobalHotkeys(
      this.#device,
      { capture: () => this.#running?.capture.toggle(), focus: () => this.#running?.focus.toggle() },
      platform,
    )
    // Electron still shows its own message; this keeps what it says.
    process.on('uncaughtExceptionMonitor', this.#logUncaught)
  }

  /** Does what a start, a second start or a link asked for; what comes before the core is open waits for it. */
  receive(intent: Intent): void {
    if (!this.#running) {
      this.#waiting = intent
      return
    }
    const { main, capture } = this.#running
    switch (intent.kind) {
      case 'show':
        main.show()
        return
      case 'capture':
        capture.show(intent.text)
        return
      case 'task':
        main.show(`/tasks/${intent.id}`)
        return
      case 'focus':
        main.show('/focus')
    }
  }

  /** Opens the data and puts everything on the screen; false when the person chose to quit instead. */
  async start(intent: Intent): Promise<boolean> {
    const { folders, installation, profile, platform } = this.options
    this.#guardPages()
    serveApp(installation.rendererDirectory, { ...securityHeaders, 'content-security-policy': contentSecurityPolicy() })

    const icon = trayIcon(this.#icons(), platform)
    const core = await openWithRecovery(
      {
        dataDirectory: folders.data,
        backupDirectory: folders.backups,
        migrationsDirectory: installation.migrationsDirectory,
        ...this.#ports,
        secrets: await openSafeStorageSecrets(
          {
            file: join(profile, 'secrets.json'),
            wrappedKeyFile: join(profile, 'secrets.key'),
            plain: () => secretsOf(folders),
          },
          this.#logger,
          platform,
        ),
        notifier: this.#notifier,
        logger: this.#logger,
        host: this.#host(icon !== null),
        presence: systemPresence(),
        agents: loadAgents,
        indexing: true,
      },
      (url) => addressOfRunningHost(url, folders),
    )
    if (!core) {
      app.quit()
      return false
    }

    const focus = new FocusControls(core, (notice) => this.#notifier.notify(notice), this.#logger)
    const ports = new PagePorts(core, this.#logger)
    const main = this.#mainWindow(core, ports)
    const capture = this.#captureWindow(ports, () => main.isVisible)
    const mini = new MiniWindow({ preload: this.#preload(), onCreated: (window) => this.#adopt(window, ports) })
    const api = new LocalApi({
      core,
      logger: this.#logger,
      version: installation.version,
      start: async (options) => (await import('@headless/http/index')).startLoopbackServer(options),
      notify: (notice) => this.#notifier.notify(notice),
    })
    this.#hotkeys.registerAll()
    const tray =
      icon === null
        ? null
        : new AppTray({
            icon,
            platform,
            timers: this.#ports.timers,
            logger: this.#logger,
            now: () => this.#ports.clock.now(),
            session: () => core.services.focus.current().session,
            hotkeys: () => this.#workingHotkeys(),
            run: (command) => this.#run(command),
          })
    this.#running = { core, ports, main, capture, mini, focus, api, tray }
    this.#follow(this.#running)
    this.receive(this.#waiting ?? intent)
    this.#waiting = null
    // After the window that was asked for: this one is for later.
    capture.prepare()
    return true
  }

  #guardPages(): void {
    hardenSession(session.defaultSession)
    guardAllContents(app, {
      openExternal: (link) => {
        shell
          .openExternal(link)
          .catch((error: unknown) => this.#logger.warn('A link could not be opened', { reason: String(error) }))
      },
      onRefused: (address, contents) => {
        if (this.#running?.capture.hideWhenAsked(address, contents.id)) return
        if (this.#running?.mini.showWhenAsked(address)) return
        this.#logger.warn('A page wanted to open an address that is not for it', { address: address.slice(0, 200) })
        this.#notifier.notify({
          title: 'The link was not opened',
          body: 'Proxy opens web pages and mail addresses, and nothing else.',
          tag: 'link',
        })
      },
    })
  }

  #host(tray: boolean): HostControls {
    const { installation, platform } = this.options
    return {
      kind: 'desktop',
      version: installation.version,
      platform,
      capabilities: { globalHotkeys: true, tray, localApiSwitch: true },
      apiUrl: () => this.#running?.api.url ?? null,
      hotkeys: () => this.#hotkeys.list(),
      setHotkey: (id, accelerator) => {
        const hotkeys = this.#hotkeys.set(id, accelerator)
        this.#running?.tray?.refresh()
        return hotkeys
      },
      printPdf,
      saveFile,
    }
  }

  #mainWindow(core: Core, ports: PagePorts): MainWindow {
    return new MainWindow({
      preload: this.#preload(),
      icon: this.options.platform === 'linux' ? join(this.#icons(), 'icon.png') : null,
      device: this.#device,
      onCrash: (crash) => this.#logger.error('The page of the main window died', crash),
      onCreated: (window) => this.#adopt(window, ports),
      onClose: () => this.#onClose(core),
      onClosed: () => {
        if (!this.#exit.isQuitting) app.quit()
      },
    })
  }

  #captureWindow(ports: PagePorts, hasCompany: () => boolean): CaptureWindow {
    return new CaptureWindow({
      preload: this.#preload(),
      platform: this.options.platform,
      onCrash: (crash) => this.#logger.error('The page of the capture window died', crash),
      onCreated: (window) => this.#adopt(window, ports),
      hasCompany,
    })
  }

  #adopt(window: BrowserWindow, ports: PagePorts): void {
    ports.expect(window.webContents)
    // Windows ends the process soon after this; the database must be closed by then.
    window.on('session-end', () => void this.#exit.stopNow())
  }

  #onClose(core: Core): 'close' | 'hide' {
    if (this.#exit.isQuitting) return 'close'
    // On a Mac an app lives on without windows; its icon in the Dock brings this one back.
    if (this.options.platform === 'darwin') return 'hide'
    const settings = core.services.settings.get()
    if (!this.#running?.tray || !settings.closeToTray) return 'close'
    if (!this.#device.current.trayExplained) {
      this.#device.update({ trayExplained: true })
      if (settings.notifications) {
        this.#notifier.notify({
          title: 'Proxy is still running',
          body: 'You find it in the tray, and you can quit it there. Settings has a switch for this.',
          tag: 'close-to-tray',
        })
      }
    }
    return 'hide'
  }

  /** From now on: events of the core, of the system and of the app reach whom they concern. */
  #follow(running: Running): void {
    const { core, main, capture, mini, tray, api } = running
    const { platform } = this.options
    const applySettings = (): void => {
      const settings = core.services.settings.get()
      nativeTheme.themeSource = settings.theme
      void api.follow(settings.localApi)
    }
    core.events.subscribe((event: AppEvent) => {
      if (touches(event, ['settings'])) applySettings()
      if (touches(event, ['focus_sessions', 'focus_segments', 'tasks'])) tray?.refresh()
    })
    nativeTheme.on('updated', () => {
      main.repaint()
      capture.repaint()
      mini.repaint()
    })
    applySettings()
    // The clock went on while the machine slept.
    powerMonitor.on('resume', () => tray?.refresh())
    powerMonitor.on('unlock-screen', () => tray?.refresh())
    powerMonitor.on('shutdown', () => app.quit())
    app.on('activate', () => main.show())
    app.on('before-quit', () => {
      capture.retire()
      mini.close()
    })
    // The capture window is always there; still, no window must not mean no app.
    app.on('window-all-closed', () => {})
    setAppMenu({
      platform,
      developer: !app.isPackaged,
      capture: () => capture.show(),
      open: (path) => main.show(path),
      quit: () => app.quit(),
    })
    if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme)
  }

  #run(command: TrayCommand): void {
    const running = this.#running
    if (!running) return
    switch (command) {
      case 'capture':
        running.capture.show()
        return
      case 'open':
        running.main.show()
        return
      case 'quit':
        app.quit()
        return
      default:
        running.focus.run(command)
    }
  }

  #workingHotkeys(): { readonly capture: string; readonly focus: string } {
    const working = (id: 'capture' | 'focus'): string =>
      this.#hotkeys.list().find((hotkey) => hotkey.id === id && hotkey.status === 'registered')?.accelerator ?? ''
    return { capture: working('capture'), focus: working('focus') }
  }

  readonly #logUncaught = (error: Error): void =>
    this.#logger.error('Uncaught error', { stack: error.stack ?? String(error) })

  async #stop(): Promise<void> {
    const running = this.#running
    this.#running = null
    this.#hotkeys.dispose()
    process.off('uncaughtExceptionMonitor', this.#logUncaught)
    if (!running) return
    running.tray?.destroy()
    running.ports.dispose()
    await running.api.close()
    await running.core.close()
  }

  #preload(): string {
    return join(dirname(this.options.installation.rendererDirectory), 'preload', 'index.cjs')
  }

  #icons(): string {
    return join(app.getAppPath(), 'resources', 'icons')
  }
}

function touches(
  event: AppEvent,
  entities: readonly (keyof Extract<AppEvent, { type: 'changed' }>['rows'])[],
): boolean {
  return (
    event.type === 'reset' || (event.type === 'changed' && entities.some((entity) => event.rows[entity] !== undefined))
  )
}
