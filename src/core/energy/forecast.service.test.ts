import { describe, expect, test } from 'vitest'

import { testCore, type TestCore } from '@test/test-core'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Four check-ins on each of so many days before now, high at noon and low in the evening. */
async function history({ api, time }: TestCore, days: number): Promise<void> {
  const now = time.clock.now()
  for (let day = days; day > 0; day -= 1)
    for (const [hours, level] of [
      [-1, 3],
      [3, 5],
      [6, 4],
      [11, 2],
    ] as const)
      await api.energy.checkIn({ level, at: now - day * DAY + hours * HOUR })
}

describe('the forecast of today and tomorrow', () => {
  test('says that it knows nothing before there are check-ins', async () => {
    const { api } = await testCore()
    const forecast = await api.energy.forecast()
    expect(forecast).toMatchObject({ enough: false, score: null, restsOn: { checkIns: 0, since: null, nights: 0 } })
    expect(forecast.today.date).toBe('2026-03-03')
    expect(forecast.today.points[0]?.at).toBe(Date.parse('2026-03-03T06:00:00Z'))
  })

  test('learns the shape of the day, and says how wrong it was', async () => {
    const given = await testCore()
    await history(given, 14)
    const { enough, tomorrow, rule, restsOn, score } = await given.api.energy.forecast()
    expect({ enough, rule }).toEqual({ enough: true, rule: 'model' })
    expect(restsOn).toMatchObject({ checkIns: 56, days: 14, since: '2026-02-17' })
    const clock = (at: number | undefined): number => new Date(at ?? 0).getUTCHours()
    expect(clock(tomorrow.best?.from)).toBeGreaterThanOrEqual(10)
    expect(clock(tomorrow.best?.from)).toBeLessThanOrEqual(14)
    expect(clock(tomorrow.low?.from)).toBeGreaterThanOrEqual(17)
    expect(score?.readings).toBe(30)
    expect(score?.forecast).toBeLessThan(score?.runningMean ?? 0)
  })

  test('a check-in changes the hours ahead at once, and its undo changes them back', async () => {
    const given = await testCore()
    await history(given, 10)
    const ahead = async (): Promise<number> => {
      const { today } = await given.api.energy.forecast()
      return today.points.find(({ at }) => at > given.time.clock.now() + HOUR)?.mean ?? 0
    }
    const before = await ahead()
    const { batchId } = await given.api.energy.checkIn({ level: 1 })
    expect(await ahead()).toBeLessThan(before - 0.3)
    await given.api.activity.undo({ id: batchId ?? '' })
    expect(await ahead()).toBeCloseTo(before, 9)
  })

  test('a check-in from when the clock was a year ahead changes nothing, and those of now go on to', async () => {
    const given = await testCore()
    const { api, time } = given
    await history(given, 10)
    const before = await api.energy.forecast()
    const patterns = await api.energy.patterns()
    const now = time.clock.now()
    time.step(now + 365 * DAY)
    await api.energy.checkIn({ level: 1 })
    time.step(now)
    expect(await api.energy.forecast()).toEqual(before)
    expect(await api.energy.patterns()).toEqual(patterns)
    await api.energy.checkIn({ level: 1 })
    const meanAhead = ({ today }: typeof before): number =>
      today.points.find(({ at }) => at > now + HOUR)?.mean ?? Number.NaN
    expect(meanAhead(await api.energy.forecast())).toBeLessThan(meanAhead(before) - 0.3)
  })

  test('a logged night moves the day’s beginning, and a short one foretells less', async () => {
    const given = await testCore()
    await history(given, 10)
    const now = given.time.clock.now()
    const usual = await given.api.energy.forecast()
    await given.api.sleep.add({ startedAt: now - 4 * HOUR, endedAt: now - 2 * HOUR })
    await given.api.sleep.add({ startedAt: now - 8 * HOUR, endedAt: now - 5 * HOUR })
    const short = await given.api.energy.forecast()
    const mean = (forecast: typeof usual): number =>
      forecast.today.points.reduce((sum, point) => sum + point.mean, 0) / forecast.today.points.length
    expect(short.restsOn.nights).toBe(2)
    expect(mean(short)).toBeLessThan(mean(usual))
  })

  test('days of 23 and 25 hours have their own hours', async () => {
    for (const [now, hours] of [
      ['2026-03-28T09:00:00Z', 17],
      ['2026-10-24T09:00:00Z', 17],
    ] as const) {
      const { api } = await testCore({ now })
      const { tomorrow } = await api.energy.forecast()
      const [first, last] = [tomorrow.points[0]?.at ?? 0, tomorrow.points.at(-1)?.at ?? 0]
      // From 07:00 to 23:00 by the clock; the change is over by then.
      expect((last - first) / HOUR).toBe(hours - 1)
      expect(new Date(first).getUTCHours()).toBe(now.startsWith('2026-03') ? 5 : 6)
    }
  })

  test('weekday, part of the day and the night before are set beside what was said', async () => {
    const given = await testCore()
    await history(given, 7)
    const now = given.time.clock.now()
    await given.api.sleep.add({ startedAt: now - DAY - 10 * HOUR, endedAt: now - DAY - 2 * HOUR })
    const { week, sleep } = await given.api.energy.patterns()
    expect(week).toHaveLength(7 * 4)
    expect(week).toContainEqual({ weekday: 1, part: 3, mean: 5, count: 1 })
    expect(sleep).toEqual([{ date: '2026-03-02', hours: 8, energy: 3.5, checkIns: 4 }])
  })
})

describe('check-ins', () => {
  test('of the future are refused in words; a clock that is seconds ahead is not the future', async () => {
    const { api, time } = await testCore()
    const now = time.clock.now()
    await expect(api.energy.checkIn({ level: 3, at: now + 5 * 60_000 })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'in_future' },
      message: expect.stringContaining('nothing was saved'),
    })
    const { checkIn } = await api.energy.checkIn({ level: 3, at: now + 30_000, tags: ['after lunch', 'after lunch'] })
    expect(checkIn).toMatchObject({ at: now, tags: ['after lunch'] })
  })
})

test('drinks are logged, counted by the forecast only when asked, and undone', async () => {
  const { api, time } = await testCore()
  const { batchId } = await api.caffeine.add({ milligrams: 80 })
  expect((await api.energy.forecast()).restsOn.caffeine).toBe(false)
  await api.settings.update({ caffeine: true })
  expect((await api.energy.forecast()).restsOn.caffeine).toBe(true)
  await expect(api.caffeine.add({ milligrams: 80, at: time.clock.now() + HOUR })).rejects.toMatchObject({
    data: { reason: 'in_future' },
  })
  await api.activity.undo({ id: batchId ?? '' })
  expect(await api.caffeine.list({ from: '2026-03-03', to: '2026-03-03' })).toEqual([])
})

test('what is kept from one check-in to the next gives what learning all of it anew gives', async () => {
  const given = await testCore()
  await history(given, 20)
  const { api, core, time } = given
  const agree = async (): Promise<void> => {
    const kept = await api.energy.forecast()
    core.services.energyForecast.forget()
    expect(await api.energy.forecast()).toEqual(kept)
  }
  await agree()
  const { batchId } = await api.energy.checkIn({ level: 5 })
  await agree()
  time.advance(3 * HOUR)
  await api.energy.checkIn({ level: 2, at: time.clock.now() - HOUR })
  await agree()
  // In the past, so that the days before today change.
  await api.energy.checkIn({ level: 1, at: time.clock.now() - 3 * DAY })
  await agree()
  await api.activity.undo({ id: batchId ?? '' })
  await agree()
  await api.sleep.add({ startedAt: time.clock.now() - 14 * HOUR, endedAt: time.clock.now() - 9 * HOUR })
  await agree()
  time.advance(DAY)
  await api.energy.checkIn({ level: 4 })
  await agree()
  time.travel('Asia/Tokyo')
  await api.energy.checkIn({ level: 3 })
  await agree()
})
