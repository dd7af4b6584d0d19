import type { FocusSession } from '@contract/focus'

import { focusTime, focusTimeText, type TimedSession } from './focus-time'

export type TrayCommand = 'capture' | 'start' | 'pause' | 'resume' | 'finish' | 'open' | 'quit'

export type TrayItem =
  | { readonly kind: 'command'; readonly command: TrayCommand; readonly label: string; readonly hotkey?: string }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }

export type TrayView = {
  readonly tooltip: string
  /** Beside the icon, where the system shows such a text (macOS); empty when nothing runs. */
  readonly title: string
  readonly items: readonly TrayItem[]
}

export type TraySession = TimedSession & { readonly task: Pick<NonNullable<FocusSession['task']>, 'title'> | null }

// Menus and tooltips do not wrap.
const MAX_TITLE = 48

/** What the tray shows for the session that is open (or none) at an instant. */
export function trayView(
  session: TraySession | null,
  now: number,
  hotkeys: { readonly capture: string; readonly focus: string },
): TrayView {
  const capture = command('capture', 'Quick capture', hotkeys.capture)
  const app = [command('open', 'Open Proxy'), separator, command('quit', 'Quit')]
  if (session === null) {
    return {
      tooltip: 'Proxy',
      title: '',
      items: [capture, separator, command('start', 'Start focus', hotkeys.focus), separator, ...app],
    }
  }
  const { state } = session
  const subject = shorten(session.task?.title ?? (state === 'break' ? 'Break' : 'Free focus'))
  const time = focusTimeText(focusTime(session, now))
  const word = stateWord(state)
  const goOn = command('resume', state === 'break' ? 'End the break' : 'Go on', hotkeys.focus)
  const controls =
    // The question has more than one answer, so it is put in the window.
    state === 'deciding'
      ? [command('open', 'Answer in Proxy')]
      : [state === 'focusing' ? command('pause', 'Pause', hotkeys.focus) : goOn, command('finish', 'Finish')]
  return {
    tooltip: `Proxy — ${subject}, ${word === null ? time : `${word.toLowerCase()}, ${time}`}`,
    title: state === 'focusing' || state === 'break' ? time.replace(/ left$/, '') : '',
    items: [
      capture,
      separator,
      { kind: 'text', label: subject },
      { kind: 'text', label: word === null ? time : `${word}, ${time}` },
      ...controls,
      separator,
      ...app,
    ],
  }
}

function stateWord(state: TraySession['state']): string | null {
  switch (state) {
    case 'paused':
      return 'Paused'
    case 'break':
      return 'Break'
    case 'deciding':
      return 'Waiting for your answer'
    default:
      return null
  }
}

const separator: TrayItem = { kind: 'separator' }

function command(name: TrayCommand, label: string, hotkey = ''): TrayItem {
  return { kind: 'command', command: name, label, ...(hotkey === '' ? {} : { hotkey }) }
}

/** Cut between what a person sees as characters. */
function shorten(title: string): string {
  if (title.length <= MAX_TITLE) return title
  let start = ''
  for (const { segment } of new Intl.Segmenter().segment(title)) {
    if (start.length + segment.length >= MAX_TITLE) break
    start += segment
  }
  return `${start}…`
}
