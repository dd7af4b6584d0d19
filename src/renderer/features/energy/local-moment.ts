/** Texts of `<input type="datetime-local">`, in the zone of this computer. */

/** '2026-03-03T07:30' of an instant. */
export function momentText(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The instant of such a text; null while it is not complete. */
export function momentOf(text: string): number | null {
  const at = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? new Date(text).getTime() : Number.NaN
  return Number.isFinite(at) && at >= 0 ? at : null
}
