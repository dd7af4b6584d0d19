import type { Hotkey, SystemInfo } from '@contract/system'

/** Everything the core needs from outside, so that a test can hold time, chance and the system in its hand. */

export type Clock = {
  /** Milliseconds since 1970 UTC by the wall clock; may jump. */
  now(): number
  /** Milliseconds that never go back within this process; excludes suspend on some systems. */
  monotonic(): number
  /** Milliseconds since the system started, suspend included; left out where that is not known. */
  uptime?(): number
  /** The person's present IANA time zone. */
  timeZone(): string
  /** The person's language and region as the system has them, a BCP 47 tag; American English when left out. */
  locale?(): string
}

export type Ids = {
  /** A new UUIDv7. */
  next(): string
}

export type Random = {
  /** Unpredictable bytes, fit for tokens. */
  bytes(length: number): Uint8Array
}

export type Secrets = {
  /** Where secrets rest: the system's keychain, or an encrypted file. */
  readonly kind: 'keychain' | 'file' | 'memory'
  get(name: string): string | null
  set(name: string, value: string): void
  delete(name: string): void
}

export type Notice = { readonly title: string; readonly body: string; readonly tag: string }

export type Notifier = {
  /** Shows a notice by the system's means, if there are any; never throws. */
  notify(notice: Notice): void
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export type Logger = {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export type Timers = {
  /** Runs once after at least `ms` milliseconds; returns a function that cancels. Must not keep the process alive. */
  after(ms: number, run: () => void): () => void
}

/** What the system knows of the person being there and of its own sleep. */
export type Presence = {
  /** Milliseconds since keyboard or pointer were last touched; null when that is not known. */
  idleMs(): number | null
  /** Whether the system tells of suspend and resume. */
  readonly tellsSuspend: boolean
  /** Calls back on suspend and resume until the returned function is called. */
  onPower(listener: (change: 'suspend' | 'resume') => void): () => void
}

/** What only the process around the core knows or can do. */
export type HostControls = {
  readonly kind: SystemInfo['host']
  readonly version: string
  readonly platform: string
  readonly capabilities: SystemInfo['capabilities']
  apiUrl(): string | null
  hotkeys(): readonly Hotkey[]
  /** Registers another accelerator (empty: none) and keeps it; the result says whether the system took it. */
  setHotkey(id: Hotkey['id'], accelerator: string): readonly Hotkey[]
  /** Asks the person where a file goes and writes it; null when they thought better of it. */
  readonly saveFile?: (fileName: string, bytes: Uint8Array) => Promise<string | null>
  /** Prints a page of its own to PDF, where there is a browser engine to do it. */
  readonly printPdf?: (html: string) => Promise<Uint8Array>
}
