const DAY = 86_400_000

/** The last `count` days up to and with `today`. */
export function daysBack(today: string, count: number): { readonly from: string; readonly to: string } {
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - (count - 1) * DAY).toISOString().slice(0, 10)
  return { from, to: today }
}
