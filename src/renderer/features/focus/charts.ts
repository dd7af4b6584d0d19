import { lazyPart } from '@renderer/ui/lazy-part'

// The drawing library is larger than the rest of the app; it comes when there is something to draw.
export const FocusDaysChart = lazyPart(async () => (await import('./FocusBars')).FocusDaysChart)
export const FocusHoursChart = lazyPart(async () => (await import('./FocusBars')).FocusHoursChart)
