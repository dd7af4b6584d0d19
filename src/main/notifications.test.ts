import { Notification, resetElectron } from '@test/fakes/electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { NativeNotifier } from './notifications'

describe('a notice', () => {
  beforeEach(resetElectron)

  it('is shown by the system, and opens the app when it is clicked', () => {
    const open = vi.fn()
    new NativeNotifier(open).notify({ title: 'Time is up', body: 'You focused for 25 minutes.', tag: 'a' })
    expect(Notification.shown.map(({ options }) => options)).toEqual([
      { title: 'Time is up', body: 'You focused for 25 minutes.' },
    ])
    Notification.shown[0]?.emit('click', {})
    expect(open).toHaveBeenCalledOnce()
  })

  it('takes the place of an older one on the same thing, and of no other', () => {
    const notifier = new NativeNotifier(() => {})
    notifier.notify({ title: 'Focusing', body: '', tag: 'focus' })
    notifier.notify({ title: 'Backup failed', body: '', tag: 'backup' })
    notifier.notify({ title: 'Paused', body: '', tag: 'focus' })
    expect(Notification.shown.map(({ options, closed }) => [options.title, closed])).toEqual([
      ['Focusing', true],
      ['Backup failed', false],
      ['Paused', false],
    ])
  })

  it('is left out where the system has no notifications', () => {
    Notification.supported = false
    new NativeNotifier(() => {}).notify({ title: 'x', body: 'y', tag: 'z' })
    expect(Notification.shown).toEqual([])
  })

  it('never throws', () => {
    vi.spyOn(Notification.prototype, 'show').mockImplementation(() => {
      throw new Error('D-Bus is gone')
    })
    expect(() => new NativeNotifier(() => {}).notify({ title: 'x', body: 'y', tag: 'z' })).not.toThrow()
  })
})
