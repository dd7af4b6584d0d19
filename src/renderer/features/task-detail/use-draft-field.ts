import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

import { drafts } from '@renderer/app/drafts'

import { baseIs, forgetBase, rememberBase } from './draft-base'

/** Typing rests this long before it is saved, in ms. */
const PAUSE = 600

export type DraftFieldOptions = {
  /** Under which the text survives until it is saved: 'task.<id>.notes'. */
  readonly draftKey: string
  /** The text as the core has it; it may change at any time. */
  readonly value: string
  /** Saves the text; resolves with whether it was. Goes on when the field is gone. */
  readonly save: (text: string) => Promise<boolean>
  /** The form in which a text comes back once it was saved. */
  readonly normalise?: (text: string) => string
  /** What keeps a text from being saved, in words. */
  readonly check?: (text: string) => string | undefined
}

export type DraftField = {
  readonly text: string
  readonly setText: (text: string) => void
  /** Saves now what waits to be saved: on leaving the field. */
  readonly leave: () => void
  readonly state: 'saved' | 'waiting' | 'saving' | 'failed'
  readonly problem: string | undefined
  /** What another client made of the text meanwhile, or what was saved before a text was restored; nothing is saved then. */
  readonly conflict: { readonly theirs: string; readonly restored: boolean } | null
  readonly keepMine: () => void
  readonly useTheirs: () => void
  readonly retry: () => void
}

type Draft = {
  readonly text: string
  /** What the text was when typing began, or as it was saved last. */
  readonly base: string
  /** Not saved yet. A saved draft stays while it is typed into, so that nothing moves under the caret. */
  readonly dirty: boolean
  readonly restored: boolean
}

/** A text that is saved while it is typed, is never lost, and does not overwrite what others wrote. */
export function useDraftField({
  draftKey,
  value,
  save,
  normalise = same,
  check = nothing,
}: DraftFieldOptions): DraftField {
  const [draft, setDraft] = useState<Draft | null>(() => restoredDraft(draftKey, value, normalise))
  const [phase, setPhase] = useState<'resting' | 'saving' | 'failed'>('resting')
  // What was sent from here, and what it replaced: neither is news when it comes back, however late.
  const known = useRef(new Set<string>())

  const problem = draft === null ? undefined : check(draft.text)
  const clashes =
    draft !== null &&
    draft.dirty &&
    value !== draft.base &&
    value !== normalise(draft.text) &&
    !known.current.has(value)
  const restored = draft?.restored === true && draft.dirty && value !== normalise(draft.text)
  const conflict = draft !== null && (clashes || restored) ? { theirs: value, restored: restored && !clashes } : null

  const forget = useCallback(() => {
    drafts.clear(draftKey)
    forgetBase(draftKey)
  }, [draftKey])

  const commit = async (): Promise<void> => {
    const now = newest.current
    if (now.draft === null || !now.draft.dirty || now.conflict !== null || now.problem !== undefined) return
    const { text } = now.draft
    const saved = normalise(text)
    if (saved === now.value) {
      forget()
      setDraft((it) => (it?.text === text ? { ...it, base: saved, dirty: false } : it))
      return
    }
    known.current.add(now.value).add(saved)
    setPhase('saving')
    const ok = await save(text)
    if (!ok) {
      setPhase('failed')
      return
    }
    if (drafts.get(draftKey) === text) forget()
    setPhase('resting')
    setDraft((it) => (it === null ? null : { ...it, base: saved, dirty: it.text !== text, restored: false }))
  }

  const newest = useRef({ draft, value, conflict, problem, commit })
  useLayoutEffect(() => {
    newest.current = { draft, value, conflict, problem, commit }
  })

  // Saved, and then changed elsewhere: what is new is shown.
  useEffect(() => {
    if (draft === null || draft.dirty || value === normalise(draft.text) || known.current.has(value)) return
    known.current.clear()
    setDraft(null)
  }, [draft, value, normalise])

  const text = draft?.text
  const dirty = draft?.dirty === true
  const blocked = conflict !== null || problem !== undefined
  useEffect(() => {
    if (!dirty || blocked) return undefined
    const timer = setTimeout(() => void newest.current.commit(), PAUSE)
    return () => clearTimeout(timer)
  }, [text, dirty, blocked])

  useEffect(() => () => void newest.current.commit(), [])

  const setText = (next: string): void => {
    drafts.set(draftKey, normalise(next) === value ? '' : next)
    rememberBase(draftKey, draft?.base ?? value)
    setPhase('resting')
    setDraft((it) => ({ text: next, base: it?.base ?? value, dirty: true, restored: it?.restored ?? false }))
  }
  const drop = (): void => {
    forget()
    known.current.clear()
    setPhase('resting')
    setDraft(null)
  }

  return {
    text: draft?.text ?? value,
    setText,
    leave: () => {
      if (draft === null) return
      if (problem !== undefined || !draft.dirty) {
        // What cannot be saved is not kept either: the last text that could be is shown again.
        if (conflict === null) drop()
        return
      }
      void commit()
    },
    state: phase === 'saving' ? 'saving' : phase === 'failed' && dirty ? 'failed' : dirty ? 'waiting' : 'saved',
    problem,
    conflict,
    keepMine: () => setDraft((it) => it && { ...it, base: value, restored: false }),
    useTheirs: drop,
    retry: () => void commit(),
  }
}

function restoredDraft(key: string, value: string, normalise: (text: string) => string): Draft | null {
  const text = drafts.get(key)
  if (text === '' || normalise(text) === value) return null
  // Typed over the very text there is: it only remains to be saved. Over another one, or an unknown: the person decides.
  return { text, base: value, dirty: true, restored: !baseIs(key, value) }
}

function same(text: string): string {
  return text
}

function nothing(): undefined {
  return undefined
}
