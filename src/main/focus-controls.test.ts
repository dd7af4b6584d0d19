import { testCore, person, type TestCore } from '@test/test-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Notice } from '@core/index'

import { FocusControls } from './focus-controls'

let made: TestCore
let controls: FocusControls
let notices: Notice[]
beforeEach(async () => {
  made = await testCore()
  notices = []
  controls = new FocusControls(made.core, (notice) => notices.push(notice), made.logger)
})
afterEach(() => made.core.close())

const session = () => made.core.services.focus.current().session
const said = () => notices.map(({ title, body }) => `${title}: ${body}`)

describe('the focus hotkey', () => {
  it('starts what is next, pauses and goes on, and says so each time', () => {
    made.core.services.task.create({ title: 'Write the report', dueDate: '2026-03-03' }, person)
    controls.toggle()
    expect(session()).toMatchObject({ state: 'focusing', task: { title: 'Write the report' } })
    made.time.advance(60_000)
    controls.toggle()
    expect(session()?.state).toBe('paused')
    controls.toggle()
    expect(session()?.state).toBe('focusing')
    expect(said()).toEqual([
      'Focusing for 25 min: Write the report',
      'Paused: Write the report',
      'Going on: Write the report',
    ])
    expect(new Set(notices.map(({ tag }) => tag)).size).toBe(1)
  })

  it('starts freely when there is no task to start, and says that', () => {
    controls.toggle()
    expect(said()).toEqual(['Focusing for 25 min: Free focus, without a task'])
  })

  it('names no minutes for a session without a plan', () => {
    made.core.services.settings.update({ focusTechnique: 'flowtime' }, person)
    controls.toggle()
    expect(said()).toEqual(['Focusing: Free focus, without a task'])
  })

  it('says nothing when the person wants no notifications', () => {
    made.core.services.settings.update({ notifications: false }, person)
    controls.toggle()
    expect(session()?.state).toBe('focusing')
    expect(said()).toEqual([])
  })

  it('says what went wrong, always, and goes on living', () => {
    made.core.services.settings.update({ notifications: false }, person)
    vi.spyOn(made.core.services.focus, 'toggle').mockImplementation(() => {
      throw new Error('disk on fire')
    })
    controls.toggle()
    expect(said()).toEqual(['Focus did not change: Something went wrong in Proxy. Open it and try again.'])
    expect(made.logger.lines.at(-1)?.level).toBe('error')
  })

  it('is written down as what it was', () => {
    controls.toggle()
    expect(made.core.services.activity.list({ limit: 1, quiet: false }).items[0]).toMatchObject({ origin: 'hotkey' })
  })
})

describe('the commands of the tray', () => {
  it('do what they are called', () => {
    controls.run('start')
    expect(session()?.state).toBe('focusing')
    controls.run('pause')
    expect(session()?.state).toBe('paused')
    controls.run('resume')
    expect(session()?.state).toBe('focusing')
    controls.run('finish')
    expect(session()).toBeNull()
    expect(said()).toEqual([])
    expect(made.core.services.activity.list({ limit: 1, quiet: false }).items[0]).toMatchObject({ origin: 'tray' })
  })

  it('finish the session and leave the task to be completed by the person', () => {
    const { task } = made.core.services.task.create({ title: 'Write' }, person)
    made.core.services.focus.start({ taskId: task.id }, person)
    controls.run('finish')
    expect(made.core.services.task.get({ id: task.id }).task.status).toBe('in_progress')
  })

  it('do not pause what somebody else just started', () => {
    made.core.services.focus.start({}, person)
    controls.run('start')
    expect(session()?.state).toBe('focusing')
  })

  it('say why they could not', () => {
    controls.run('pause')
    expect(said()).toEqual(['Focus did not change: No focus session is open. Start one first.'])
  })
})
