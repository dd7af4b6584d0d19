import { describe, expect, it } from 'vitest'

import { duration, focusTime, focusTimeText } from './focus-time'
import { trayView, type TraySession } from './tray-view.rules'

const start = Date.parse('2026-03-03T09:00:00Z')
const minute = 60_000
const session: TraySession = {
  task: { title: 'Write the report' },
  state: 'focusing',
  plannedMinutes: 25,
  roundMs: 0,
  currentBreakMs: 0,
  breakMinutes: null,
  asOf: start,
}
const keys = { capture: 'CommandOrControl+Shift+Space', focus: '' }

const labels = (view: ReturnType<typeof trayView>) =>
  view.items.map((item) => (item.kind === 'separator' ? '—' : item.kind === 'text' ? `(${item.label})` : item.label))

describe('the clock of a session', () => {
  it.each([
    [0, '25 min left'],
    [1, '25 min left'],
    [minute, '24 min left'],
    [24 * minute + 1, '1 min left'],
    [25 * minute, 'time is up'],
    [28 * minute, '3 min over'],
    [95 * minute, '1 h 10 min over'],
  ])('reads, %i ms in, "%s"', (passed, text) => {
    expect(focusTimeText(focusTime(session, start + passed))).toBe(text)
  })

  it('counts up without a plan, and stands still while paused', () => {
    expect(focusTimeText(focusTime({ ...session, plannedMinutes: null }, start + 61 * minute))).toBe('1 h 1 min')
    expect(focusTimeText(focusTime({ ...session, state: 'paused', roundMs: 5 * minute }, start + 99 * minute))).toBe(
      '20 min left',
    )
  })

  it('does not run backwards when the system’s clock does', () => {
    expect(focusTime(session, start - 10 * minute)).toEqual({ kind: 'left', minutes: 25 })
  })

  it('says hours as people do', () => {
    expect([duration(0), duration(59), duration(60), duration(125)]).toEqual(['0 min', '59 min', '1 h', '2 h 5 min'])
  })
})

describe('the tray', () => {
  it('offers to capture and to start when nothing runs', () => {
    const view = trayView(null, start, keys)
    expect(labels(view)).toEqual(['Quick capture', '—', 'Start focus', '—', 'Open Proxy', '—', 'Quit'])
    expect([view.tooltip, view.title]).toEqual(['Proxy', ''])
  })

  it('shows what runs, how long it still has, and what can be done', () => {
    const view = trayView(session, start + minute, keys)
    expect(labels(view)).toEqual([
      'Quick capture',
      '—',
      '(Write the report)',
      '(24 min left)',
      'Pause',
      'Finish',
      '—',
      'Open Proxy',
      '—',
      'Quit',
    ])
    expect([view.tooltip, view.title]).toEqual(['Proxy — Write the report, 24 min left', '24 min'])
  })

  it('lets a paused session go on', () => {
    const view = trayView({ ...session, state: 'paused', roundMs: 5 * minute }, start + 60 * minute, keys)
    expect(labels(view).slice(2, 6)).toEqual(['(Write the report)', '(Paused, 20 min left)', 'Go on', 'Finish'])
    expect(view.title).toBe('')
  })

  it('counts a break down, and leaves a question to the window', () => {
    const onBreak = trayView({ ...session, state: 'break', breakMinutes: 5 }, start + minute, keys)
    expect(labels(onBreak).slice(3, 6)).toEqual(['(Break, 4 min left)', 'End the break', 'Finish'])
    expect(onBreak.title).toBe('4 min')
    const asked = trayView({ ...session, state: 'deciding', roundMs: 5 * minute }, start + minute, keys)
    expect(labels(asked).slice(3, 5)).toEqual(['(Waiting for your answer, 20 min left)', 'Answer in Proxy'])
  })

  it('has a name for a session without a task', () => {
    expect(trayView({ ...session, task: null }, start, keys).tooltip).toBe('Proxy — Free focus, 25 min left')
  })

  it('shows keys only where they work', () => {
    const [capture, , startFocus] = trayView(null, start, keys).items
    expect(capture).toMatchObject({ hotkey: 'CommandOrControl+Shift+Space' })
    expect(startFocus).not.toHaveProperty('hotkey')
  })

  it('cuts a long title, never within a character', () => {
    const [, , title] = trayView({ ...session, task: { title: '👩‍👩‍👧‍👦'.repeat(30) } }, start, keys).items
    const label = title?.kind === 'text' ? title.label : ''
    expect(label.length).toBeLessThanOrEqual(48)
    expect(label).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u)
  })
})
