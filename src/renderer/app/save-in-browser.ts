/** Long enough for any browser to have begun reading. Milliseconds. */
const KEPT_MS = 60_000

/** Hands a text to the browser as a file to keep. */
export function saveInBrowser(file: {
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}): void {
  // The mark tells spreadsheets that CSV is UTF-8.
  const mark = file.mediaType.startsWith('text/csv') ? '\uFEFF' : ''
  const address = URL.createObjectURL(new Blob([mark, file.text], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
