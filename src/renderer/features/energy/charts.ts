import { lazyPart } from '@renderer/ui/lazy-part'

// The drawing library is larger than the rest of the app; it comes when there is something to draw.
export const EnergyTodayChart = lazyPart(async () => (await import('./EnergyTodayChart')).EnergyTodayChart)
export const EnergyDaysChart = lazyPart(async () => (await import('./EnergyDaysChart')).EnergyDaysChart)
export const SleepScatterChart = lazyPart(async () => (await import('./SleepScatterChart')).SleepScatterChart)
