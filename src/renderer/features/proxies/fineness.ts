const KEY = 'proxy.breakDown'
const MIDDLE = 3

/** How fine steps are, from 1 to 5; what the person chose last on this device. */
export function readFineness(): number {
  try {
    const kept = Number(localStorage.getItem(KEY))
    return Number.isInteger(kept) && kept >= 1 && kept <= 5 ? kept : MIDDLE
  } catch {
    return MIDDLE
  }
}

export function rememberFineness(fineness: number): void {
  try {
    localStorage.setItem(KEY, String(fineness))
  } catch {
    // Without storage it is the middle again next time.
  }
}
