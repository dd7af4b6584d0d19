/** Secrets could not be read or written; the message says what to do and never holds a value. */
export class SecretsError extends Error {
  override readonly name = 'SecretsError'
}
