import { createRouterClient, type RouterClient } from '@orpc/server'

import { openCore, router } from '@core/index'

import { realCoreOptions } from '../test/real-core'
import { seeded } from './dataset'
import { p95Row, row, type Measured } from './table'

const READINGS = 1500
const DAY_MS = 86_400_000
const PART = 262_144
/** Years of steps and heart beats around the sleep, in megabytes. */
const EXPORT_MB = 200

/** The forecast learnt afresh from two months of check-ins, and an export of Apple Health sent part by part. */
export async function energyBench(): Promise<readonly Measured[]> {
  const core = await openCore(realCoreOptions(':memory:', 'none'))
  const caller = { actor: { kind: 'person' as const, id: null }, origin: 'bench' }
  const api = createRouterClient(router, { context: { core, caller } })
  try {
    const random = seeded(3)
    const now = Date.now()
    for (let index = 0; index < READINGS; index += 1) {
      const at = Math.round(now - ((READINGS - index) / READINGS) * 59 * DAY_MS)
      await api.energy.checkIn({ level: 1 + Math.floor(random() * 5), at })
    }
    const rows = [
      await p95Row(`forecast learnt from ${READINGS.toLocaleString('en')} check-ins`, 20, 5, 20, () => {
        core.services.energyForecast.forget()
        core.services.energyForecast.get()
      }),
      await p95Row('a check-in, and the forecast with it', 20, 5, 20, async () => {
        await api.energy.checkIn({ level: 1 + Math.floor(random() * 5) })
        await api.energy.forecast()
      }),
      await p95Row('forecast asked for again', 1, 5, 100, () => core.services.energyForecast.get()),
    ]
    return [...rows, await appleHealth(api)]
  } finally {
    await core.close()
  }
}

async function appleHealth(api: RouterClient<typeof router>): Promise<Measured> {
  const noise = '<Record type="HKQuantityTypeIdentifierHeartRate" startDate="2024-01-01 10:00:00 +0100" value="61"/>\n'
  const filler = noise.repeat(Math.floor((PART - 1000) / noise.length))
  const { importId } = await api.sleep.importStart({ kind: 'apple_health', bytes: EXPORT_MB * 1_000_000 })
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const began = performance.now()
  const parts = Math.ceil((EXPORT_MB * 1_000_000) / PART)
  let [most, longest] = [0, 0]
  for (let index = 0; index < parts; index += 1) {
    const day = new Date(Date.UTC(2023, 0, 1) + index * DAY_MS).toISOString().slice(0, 10)
    const night = `<Record type="HKCategoryTypeIdentifierSleepAnalysis" startDate="${day} 00:10:00 +0100" endDate="${day} 07:00:00 +0100" value="HKCategoryValueSleepAnalysisAsleepCore"/>\n`
    const text = `${index === 0 ? '<HealthData>' : ''}${night}${filler}`
    const start = performance.now()
    await api.sleep.importAppend({ importId, index, text })
    longest = Math.max(longest, performance.now() - start)
    most = Math.max(most, process.memoryUsage().rss - before)
  }
  const { added } = await api.sleep.importFinish({ importId })
  const seconds = (performance.now() - began) / 1000
  return row(
    `Apple Health export of ${EXPORT_MB} MB, ${added} nights`,
    '≤ 150 MB more memory',
    `${seconds.toFixed(1)} s · longest part ${longest.toFixed(0)} ms · ${(most / 1e6).toFixed(0)} MB more`,
    most < 150e6 && added === parts,
  )
}
