import { expect, test } from 'vitest'

import { testCore } from '@test/test-core'

const ENDS = ['1970-01-01', '9999-12-31'] as const

test.each(['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])(
  'in %s what was written at either end of the calendar does not make a list fail for ever',
  async (zone) => {
    const { api, core } = await testCore({ zone })
    for (const date of ENDS) {
      for (const kind of ['week', 'month'] as const) await api.review.save({ kind, date, answers: { done: 'Dug' } })
      await api.goal.create({ title: 'Dig', measure: 'time', target: 60, period: 'week', startsOn: date })
      await api.dayOff.add({ from: date, to: date })
      await api.task.create({
        title: 'Dig',
        dueDate: date,
        dueTime: '23:59',
        dueZone: 'Pacific/Kiritimati',
        startDate: date,
      })
    }
    await api.energy.checkIn({ level: 3, at: 0 })
    expect((await api.review.list({})).items.length).toBeGreaterThan(0)
    for (const goal of await api.goal.list({})) await api.goal.get({ id: goal.id })
    expect(await api.dayOff.list({ from: ENDS[0], to: ENDS[1] })).toHaveLength(2)
    expect(await api.energy.list({ from: ENDS[0], to: ENDS[0] })).toHaveLength(1)
    expect((await api.task.list({})).items).toHaveLength(2)
    await api.priority.list({ ranking: 'own' })
    await api.priority.list({ ranking: 'urgency' })
    await api.today.get()
    await api.progress.summary({ days: 30 })
    await api.progress.profile()
    await api.energy.forecast()
    await core.close()
  },
)
