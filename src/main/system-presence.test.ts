import { powerMonitor, resetElectron } from '@test/fakes/electron'
import { beforeEach, expect, it } from 'vitest'

import { systemPresence } from './system-presence'

beforeEach(resetElectron)

it('says in milliseconds how long nobody touched the machine', () => {
  powerMonitor.idleSeconds = 241
  expect(systemPresence().idleMs()).toBe(241_000)
})

it('says that it does not know where the desktop tells nobody', () => {
  powerMonitor.idleSeconds = null
  expect(systemPresence().idleMs()).toBeNull()
})

it('tells of sleep and of waking up until it is stopped', () => {
  const heard: string[] = []
  const stop = systemPresence().onPower((event) => heard.push(event))
  powerMonitor.emit('suspend')
  powerMonitor.emit('resume')
  stop()
  powerMonitor.emit('suspend')
  expect(heard).toEqual(['suspend', 'resume'])
  expect(powerMonitor.listenerCount('suspend') + powerMonitor.listenerCount('resume')).toBe(0)
})
