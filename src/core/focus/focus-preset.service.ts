import type { FocusPreset } from '@contract/focus'
import type { FocusTechnique } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Ids } from '../ports'
import type { FocusRepository } from './focus.repository'
import { learnedMinutes, type BreakLengths } from './focus.rules'
import { focusPresets } from './focus.table'

export type SessionPlan = {
  readonly technique: FocusTechnique
  readonly plannedMinutes: number | null
  readonly presetId: string | null
}
export type FocusDefaults = BreakLengths & { readonly technique: FocusTechnique; readonly minutes: number }

type PresetFields = Omit<FocusPreset, 'id'>

const COLUMNS = `id, name, technique, focus_minutes AS focusMinutes, break_minutes AS breakMinutes,
  long_break_minutes AS longBreakMinutes, long_break_every AS longBreakEvery`
/** Sessions that a learned length rests on. */
const LEARNED_SESSIONS = 20

/** Ways of focusing: the person's default, those they saved, and the length their sessions really have. */
export class FocusPresetService {
  constructor(
    private readonly connection: Connection,
    private readonly repository: FocusRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly defaults: () => FocusDefaults,
  ) {}

  list(): FocusPreset[] {
    return this.connection.all(`SELECT ${COLUMNS} FROM focus_presets WHERE deleted_at IS NULL ORDER BY name, id`)
  }

  create(input: PresetFields, caller: Caller): { preset: FocusPreset; batchId: string | null } {
    const id = this.ids.next()
    const { batchId } = this.unitOfWork.run(caller, `Saved ${quote(input.name)} as a way of focusing`, (tx) => {
      tx.insert(focusPresets, { id, ...coherent(input), createdAt: tx.now, updatedAt: tx.now, deletedAt: null })
    })
    return { preset: this.#find(id), batchId }
  }

  update(
    {
      id,
      ...changes
    }: { readonly [Key in keyof PresetFields]?: PresetFields[Key] | undefined } & { readonly id: string },
    caller: Caller,
  ): { preset: FocusPreset; batchId: string | null } {
    const { id: _id, ...current } = this.#find(id)
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const next = coherent({ ...current, ...given })
    const { batchId } = this.unitOfWork.run(caller, `Changed ${quote(next.name)}`, (tx) => {
      if (tx.update(focusPresets, id, next)) tx.update(focusPresets, id, { updatedAt: tx.now })
    })
    return { preset: this.#find(id), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const { name } = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, `Deleted ${quote(name)}`, (tx) => tx.remove(focusPresets, input.id))
    return { batchId }
  }

  /** How a session is to run: as asked, else as the preset has it, else as the settings have it. */
  plan(input: {
    readonly presetId?: string | undefined
    readonly technique?: FocusTechnique | undefined
    readonly plannedMinutes?: number | undefined
  }): SessionPlan {
    const preset = input.presetId === undefined ? null : this.#find(input.presetId)
    const defaults = this.defaults()
    const technique = input.technique ?? preset?.technique ?? defaults.technique
    const minutes = input.plannedMinutes ?? preset?.focusMinutes ?? defaults.minutes
    return { technique, plannedMinutes: technique === 'flowtime' ? null : minutes, presetId: preset?.id ?? null }
  }

  /** Break lengths of a preset, or of the settings when there is none any more. */
  breaks(presetId: string | null): BreakLengths {
    const preset = presetId === null ? null : this.#row(presetId)
    return preset ?? this.defaults()
  }

  /** A session length learned from the sessions that were finished lately. */
  suggestion(): { minutes: number | null; sessions: number } {
    const lengths = this.repository.recentLengths(LEARNED_SESSIONS)
    return { minutes: learnedMinutes(lengths), sessions: lengths.length }
  }

  #find(id: string): FocusPreset {
    const preset = this.#row(id)
    if (!preset) throw notFound('way of focusing', id)
    return preset
  }

  #row(id: string): FocusPreset | undefined {
    return this.connection.get(`SELECT ${COLUMNS} FROM focus_presets WHERE id = ? AND deleted_at IS NULL`, id)
  }
}

/** Flowtime has no plan; the others need one. */
function coherent(fields: PresetFields): PresetFields {
  return { ...fields, focusMinutes: fields.technique === 'flowtime' ? null : (fields.focusMinutes ?? 25) }
}
