import { createStore } from 'zustand/vanilla'
import { t } from '@renderer/i18n/index'

export type NoticeTone = 'neutral' | 'success' | 'warning' | 'danger'

export interface NotifyOptions {
  /** What happened, in a few words: 'Task completed'. */
  readonly message: string
  readonly description?: string | undefined
  /** Takes it back. Shown as the toast's button, with the key for undo. */
  readonly undo?: (() => void | Promise<void>) | undefined
  /** What its button acts on: the batches that undo takes back, or the one that an undone notice makes again. */
  readonly offers?: NoticeOffer | undefined
  /** One action besides: 'Open'. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  readonly tone?: NoticeTone
  /** Two notices with one id replace each other. */
  readonly id?: string
  /** Milliseconds; 5 s, 8 s with a button and 20 s for danger, if left out. */
  readonly duration?: number
}

export interface NoticeOffer {
  readonly kind: 'undo' | 'redo'
  readonly batchIds: readonly string[]
}

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
  /** Command whose key does the same. */
  readonly command: string | undefined
}

export interface Notice {
  readonly id: string
  /** Tells a notice from the one it replaced. */
  readonly revision: number
  readonly message: string
  readonly description: string | undefined
  /** At most two: what opens or tries again first, undo last. */
  readonly actions: readonly NoticeAction[]
  readonly tone: NoticeTone
  readonly offers: NoticeOffer | undefined
  readonly duration: number
}

/** The id of what was just done: it makes room for the next, which the key for undo then takes back. */
export const DONE = 'done'

const SHORT = 5_000
const WITH_BUTTON = 8_000
/** Long enough to be read twice; it waits while nobody looks. */
const ERROR = 20_000
/** More than this at once is noise; the oldest that is not an error makes room. */
const MOST = 3

/** What is shown now, the newest last. */
export const noticeStore = createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))

let count = 0

/** Tells what happened in a toast, with an undo where there is one; returns the id to dismiss it with. */
export function notify({
  message,
  description,
  undo,
  offers,
  action,
  tone = 'neutral',
  id,
  duration,
}: NotifyOptions): string {
  count += 1
  const noticeId = id ?? sameError(tone, message, description) ?? `notice-${count}`
  const actions: readonly NoticeAction[] = [
    ...(action === undefined ? [] : [{ ...action, command: undefined }]),
    ...(undo === undefined
      ? []
      : [{ label: t('common.action.undo'), run: () => runUndo(undo), command: 'history.undo' }]),
  ]
  const notice: Notice = {
    id: noticeId,
    revision: count,
    message,
    description,
    actions,
    tone,
    offers,
    duration: duration ?? (tone === 'danger' ? ERROR : actions.length === 0 ? SHORT : WITH_BUTTON),
  }
  noticeStore.setState(({ notices }) => ({
    notices: withRoom([...notices.filter((it) => it.id !== noticeId), notice]),
  }))
  return noticeId
}

/** The revision of the newest notice there ever was. */
export function newestRevision(): number {
  return count
}

/** What went wrong in the same way twice is said once, with its time renewed. */
function sameError(tone: NoticeTone, message: string, description: string | undefined): string | undefined {
  if (tone !== 'danger') return undefined
  const { notices } = noticeStore.getState()
  return notices.find((it) => it.tone === tone && it.message === message && it.description === description)?.id
}

/** Takes a notice away before its time. */
export function dismissNotice(id: string): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((it) => it.id !== id) }))
}

/** It was done already, here or in another window: a notice that still offers it goes. */
export function withdrawOffer(kind: NoticeOffer['kind'], batchId: string): void {
  const { notices } = noticeStore.getState()
  const left = notices.filter(({ offers }) => offers?.kind !== kind || !offers.batchIds.includes(batchId))
  if (left.length < notices.length) noticeStore.setState({ notices: left })
}

function withRoom(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length <= MOST) return notices
  const leaving = notices.find((it) => it.tone !== 'danger') ?? notices[0]
  return notices.filter((it) => it !== leaving)
}

function runUndo(undo: () => void | Promise<void>): void {
  Promise.resolve()
    .then(undo)
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : undefined
      notify({ message: t('common.toast.undoFailed'), description: reason, tone: 'danger' })
    })
}
