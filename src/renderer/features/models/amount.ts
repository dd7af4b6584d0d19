export type Amount = { readonly ok: true; readonly value: number | null } | { readonly ok: false }

/** Reads a number a person typed; empty is none. A comma is taken as a point. */
export function readAmount(text: string, options: { readonly whole: boolean }): Amount {
  const plain = text.trim().replaceAll(/[\s_']/g, '')
  if (plain === '') return { ok: true, value: null }
  if (options.whole) return /^\d{1,9}$/.test(plain) ? { ok: true, value: Number(plain) } : { ok: false }
  return /^\d{1,6}(?:[.,]\d{1,6})?$/.test(plain) ? { ok: true, value: Number(plain.replace(',', '.')) } : { ok: false }
}
