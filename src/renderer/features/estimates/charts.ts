import { lazyPart } from '@renderer/ui/lazy-part'

// The drawing library comes when there is something to draw.
export const CalibrationChart = lazyPart(async () => (await import('./CalibrationChart')).CalibrationChart)
