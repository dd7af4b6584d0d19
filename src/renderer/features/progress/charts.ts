import { lazyPart } from '@renderer/ui/lazy-part'

// The drawing library comes when there is something to draw.
export const ProgressDaysChart = lazyPart(async () => (await import('./ProgressDaysChart')).ProgressDaysChart)
