const PREFIX = 'proxy.draft-base.'

/** Remembers over which text a draft was typed, as a digest: the text itself may be long. */
export function rememberBase(draftKey: string, base: string): void {
  withStorage((storage) => storage.setItem(PREFIX + draftKey, digest(base)))
}

/** Whether a draft was typed over this text; false when that is not known. */
export function baseIs(draftKey: string, text: string): boolean {
  return withStorage((storage) => storage.getItem(PREFIX + draftKey)) === digest(text)
}

/** Forgets it: the draft was saved or dropped. */
export function forgetBase(draftKey: string): void {
  withStorage((storage) => storage.removeItem(PREFIX + draftKey))
}

/** Without storage nothing is known, and the person is asked instead. */
function withStorage<T>(access: (storage: Storage) => T): T | undefined {
  try {
    return access(window.localStorage)
  } catch {
    return undefined
  }
}

/** Length and 32-bit FNV-1a hash: enough to tell a text from what it was changed into. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return `${text.length}:${(hash >>> 0).toString(16)}`
}
