import type { SavedWindow } from '../device-state'

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Placement = {
  readonly width: number
  readonly height: number
  /** Left out: centred on the main display. */
  readonly x?: number
  readonly y?: number
  readonly maximized: boolean
}

export const defaultSize = { width: 1180, height: 780 } as const
export const minimumSize = { width: 380, height: 480 } as const

// As much of the window's top as a hand needs to drag it back, in DIP.
const GRIP = { width: 120, height: 32 } as const

/** Where to put the main window: as it was left, unless the display it was on is gone or has shrunk. */
export function placeWindow(saved: SavedWindow | null, workAreas: readonly Area[]): Placement {
  if (saved === null) return { ...defaultSize, maximized: false }
  for (const area of workAreas) {
    const fitted = { ...saved, ...fit(saved, area) }
    if (showsGrip(fitted, area)) return fitted
  }
  return { ...fit(saved, defaultSize), maximized: saved.maximized }
}

type Size = Pick<Area, 'width' | 'height'>

function fit(size: Size, limit: Size): Size {
  return {
    width: Math.max(minimumSize.width, Math.min(size.width, limit.width)),
    height: Math.max(minimumSize.height, Math.min(size.height, limit.height)),
  }
}

function showsGrip(window: Area, area: Area): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return visible >= GRIP.width && window.y >= area.y && window.y + GRIP.height <= area.y + area.height
}

export const captureSize = { width: 640, height: 120 } as const

/** Where the capture line appears: centred, a fifth down the display's work area, where eyes rest. */
export function placeCapture(workArea: Area): { readonly x: number; readonly y: number } {
  return {
    x: Math.round(workArea.x + Math.max(0, workArea.width - captureSize.width) / 2),
    y: Math.round(workArea.y + workArea.height / 5),
  }
}
