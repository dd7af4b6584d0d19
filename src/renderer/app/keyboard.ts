import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MessageKey } from '@renderer/i18n/index'
import { isTypingTarget, ownsKey } from '@renderer/ui/event-target'
import { activeKeyboardLayer, ROOT_LAYER } from '@renderer/ui/keyboard-layer'
import { isApplePlatform } from '@renderer/ui/platform'
import { isChord, type KeyPress, normaliseKeys, stepOfPress } from './key-steps'

export const commandGroups = ['general', 'navigation', 'capture', 'list', 'task', 'focus', 'energy', 'view'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** What is known of a command even where nothing on the screen offers it: the keyboard map shows it. */
export interface CommandDefinition {
  /** Stable, dotted: 'focus.start'. It is the key under which settings keep a person's own binding. */
  readonly id: string
  readonly title: MessageKey
  readonly group: CommandGroup
  /** Default bindings, the first of which is shown: 'mod+k', 'g t', '?'. */
  readonly keys: readonly string[]
  /**
   * Where it applies; commands of two different scopes may share a key. 'global' (if left out) overlaps with all.
   */
  readonly scope?: string
  /** Fires while text is typed, too; only for bindings with Mod, Ctrl or Alt, and Escape. */
  readonly whileTyping?: boolean
  /** Fires above modal surfaces, too. */
  readonly everywhere?: boolean
  /** Runs again while the key is held. */
  readonly repeats?: boolean
  /** Kept out of the palette: it only makes sense as a key. */
  readonly keyOnly?: boolean
}

export interface Command extends CommandDefinition {
  readonly run: (event?: KeyboardEvent) => void
  /** Whether it can be done now; if not, the key goes on to the next that can. */
  readonly when?: () => boolean
}

/** A command as the palette and the keyboard map show it. */
export interface CommandEntry extends CommandDefinition {
  /** Bindings in force. */
  readonly bound: readonly string[]
  readonly changed: boolean
  /** Whether something on the screen would do it now. */
  readonly available: boolean
}

/** A binding that two commands claim, or that hides the start of a longer one. */
export interface KeyConflict {
  readonly keys: string
  readonly ids: readonly string[]
}

interface Registration {
  readonly layer: string
  readonly commands: () => readonly Command[]
}

interface RegistryState {
  /** Grows with every change of commands or bindings, for React to notice. */
  readonly version: number
  /** Steps of a sequence pressed so far: 'g'. */
  readonly pending: string | undefined
  /** The binding to show for a command; a new function whenever an answer may have changed. */
  readonly keyHintOf: (id: string) => string | undefined
}

/** How long a begun sequence waits for its next key, in ms. */
const SEQUENCE_TIMEOUT = 1_500

/** All commands and their keys; turns key presses into commands. */
export class KeyboardRegistry {
  readonly state: StoreApi<RegistryState> = createStore<RegistryState>(() => ({
    version: 0,
    pending: undefined,
    keyHintOf: (id) => this.keysOf(id)[0],
  }))
  private readonly definitions = new Map<string, CommandDefinition>()
  private registrations: readonly Registration[] = []
  private overrides: Readonly<Record<string, string>> = {}
  private bindings = new Map<string, readonly string[]>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly apple: boolean = isApplePlatform()) {}

  /** Makes commands known to the keyboard map before anything offers them. */
  declare(definitions: readonly CommandDefinition[]): void {
    for (const definition of definitions) this.definitions.set(definition.id, definition)
    this.rebind()
  }

  /** Offers commands in a layer until the returned function is called. The latest offer of a key wins. */
  register(commands: () => readonly Command[], layer: string = ROOT_LAYER): () => void {
    const registration: Registration = { layer, commands }
    this.registrations = [...this.registrations, registration]
    const unknown = commands().filter((command) => !this.definitions.has(command.id))
    if (unknown.length > 0) this.declare(unknown)
    else this.changed()
    return () => {
      this.registrations = this.registrations.filter((it) => it !== registration)
      this.changed()
    }
  }

  /** A person's own bindings by command id; '' takes the key away, ', ' parts several. */
  setOverrides(overrides: Readonly<Record<string, string>>): void {
    this.overrides = overrides
    this.rebind()
  }

  /** The bindings in force for a command. */
  keysOf(id: string): readonly string[] {
    const known = this.bindings.get(id)
    if (known !== undefined) return known
    const definition = this.definitions.get(id)
    if (definition === undefined) return []
    const keys = this.bind(this.overrides[id]?.split(',') ?? definition.keys)
    this.bindings.set(id, keys)
    return keys
  }

  /** Every known command, for the palette and the keyboard map. */
  entries(): readonly CommandEntry[] {
    const offered = new Set(this.offers('any').map((command) => command.id))
    return [...this.definitions.values()].map((definition) => ({
      ...definition,
      bound: this.keysOf(definition.id),
      changed: this.overrides[definition.id] !== undefined,
      available: offered.has(definition.id),
    }))
  }

  /** Does a command by id, as the palette does; false when nothing offers it now. */
  run(id: string): boolean {
    const command = this.offers('any').find((it) => it.id === id)
    command?.run()
    return command !== undefined
  }

  /** Bindings that cannot all work. */
  conflicts(): readonly KeyConflict[] {
    const found = new Map<string, Set<string>>()
    const all = [...this.definitions.values()].flatMap((definition) =>
      this.keysOf(definition.id).map((keys) => ({ definition, keys })),
    )
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        if (one.definition.id === other.definition.id || !overlap(one.definition, other.definition)) continue
        if (!collide(one.keys, other.keys)) continue
        const keys = one.keys.length <= other.keys.length ? one.keys : other.keys
        const ids = found.get(keys) ?? new Set<string>()
        found.set(keys, ids.add(one.definition.id).add(other.definition.id))
      }
    }
    return [...found].map(([keys, ids]) => ({ keys, ids: [...ids] }))
  }

  /** Ids of the commands that a binding would collide with if it were given to `id`. */
  conflictsOf(id: string, keys: string): readonly string[] {
    const wanted = normaliseKeys(keys, this.apple)
    const definition = this.definitions.get(id)
    if (wanted === undefined || definition === undefined) return []
    return [...this.definitions.values()]
      .filter(
        (other) =>
          other.id !== id && overlap(definition, other) && this.keysOf(other.id).some((it) => collide(it, wanted)),
      )
      .map((other) => other.id)
  }

  /** The step a key press stands for, for a field that records keys. */
  stepOf(press: KeyPress): string | undefined {
    return stepOfPress(press, this.apple)
  }

  /** Handles a key press of the page; whether a command (or a sequence on its way) took it. */
  readonly handle = (event: KeyboardEvent): boolean => {
    if (event.defaultPrevented || event.isComposing) return false
    const step = stepOfPress(event, this.apple)
    if (step === undefined) return false
    const typing = isTypingTarget(event.target)
    const pending = typing ? undefined : this.state.getState().pending
    this.clearPending()
    if (pending !== undefined && step === 'escape') return this.take(event)
    if (!isChord(step) && ownsKey(event.target, event.key)) return false

    const pressed = pending === undefined ? step : `${pending} ${step}`
    const able = this.offers('active').filter(
      (command) => !typing || (command.whileTyping === true && (isChord(step) || step === 'escape')),
    )
    const command = able.find((it) => this.keysOf(it.id).includes(pressed))
    if (command !== undefined) {
      this.take(event)
      if (!event.repeat || command.repeats === true) command.run(event)
      return true
    }
    const begins = !typing && able.some((it) => this.keysOf(it.id).some((keys) => keys.startsWith(`${pressed} `)))
    if (begins) {
      this.await(pressed)
      return this.take(event)
    }
    // A key that ends no sequence is swallowed: 'g x' must not do what 'x' does.
    return pending === undefined ? false : this.take(event)
  }

  /** Listens on a window until the returned function is called. */
  attach(target: Window): () => void {
    const clear = () => this.clearPending()
    target.addEventListener('keydown', this.handle)
    target.addEventListener('blur', clear)
    return () => {
      target.removeEventListener('keydown', this.handle)
      target.removeEventListener('blur', clear)
      clear()
    }
  }

  /** Commands that can be done now, the latest first: by key in the active layer, by the palette (a layer itself) in any. */
  private offers(layers: 'active' | 'any'): readonly Command[] {
    const layer = activeKeyboardLayer()
    return this.registrations
      .toReversed()
      .flatMap((registration) => {
        const reached = layers === 'any' || registration.layer === layer
        return registration.commands().filter((command) => reached || command.everywhere === true)
      })
      .filter((command) => command.when?.() ?? true)
  }

  private bind(keys: readonly string[]): readonly string[] {
    return keys.map((it) => normaliseKeys(it, this.apple)).filter((it) => it !== undefined)
  }

  private take(event: KeyboardEvent): true {
    event.preventDefault()
    return true
  }

  private await(pending: string): void {
    this.state.setState({ pending })
    this.timer = setTimeout(() => this.clearPending(), SEQUENCE_TIMEOUT)
  }

  private clearPending(): void {
    clearTimeout(this.timer)
    if (this.state.getState().pending !== undefined) this.state.setState({ pending: undefined })
  }

  private rebind(): void {
    this.bindings = new Map()
    this.state.setState({ keyHintOf: (id) => this.keysOf(id)[0] })
    this.changed()
  }

  private changed(): void {
    this.state.setState(({ version }) => ({ version: version + 1 }))
  }
}

function overlap(one: CommandDefinition, other: CommandDefinition): boolean {
  return one.scope === undefined || other.scope === undefined || one.scope === other.scope
}

function collide(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)
}

/** The registry of this page. */
export const keyboard = new KeyboardRegistry()
