import { IntlMessageFormat } from 'intl-messageformat'
import { en } from './en/index'
import { localeStore } from './locale.store'
import type { MessageArguments, MessageKey, MessageValue } from './message.types'

const texts = new Map<string, string>()
const formats = new Map<string, IntlMessageFormat>()
let formatsLocale = ''
let catalogue: Readonly<Record<string, unknown>> = en

/** Brings the texts of the screens; to be awaited beside the first screen's own script. */
export async function loadScreenTexts(): Promise<void> {
  const { screens } = await import('./en/screens')
  catalogue = { ...en, ...screens }
}

/** Text of a catalogue key with its arguments filled in; `t('common.list.count', { count: 3 })`. */
export function t<K extends MessageKey>(key: K, ...[values]: MessageArguments<K>): string {
  return translate(key, values)
}

/** Like `t`, for keys that are only known at run time (tables of commands, say); arguments are not checked. */
export function translate(key: MessageKey, values?: Readonly<Record<string, MessageValue>>): string {
  const text = textOf(key)
  // Most texts have no argument; parsing them would only cost time.
  if (!text.includes('{')) return text
  return String(formatOf(key, text).format<string>(values))
}

function textOf(key: MessageKey): string {
  const known = texts.get(key)
  if (known !== undefined) return known
  let node: unknown = catalogue
  for (const part of key.split('.')) {
    node = typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>)[part] : undefined
  }
  // A key whose area is still on its way is not remembered.
  if (typeof node !== 'string') return key
  texts.set(key, node)
  return node
}

function formatOf(key: MessageKey, text: string): IntlMessageFormat {
  const { locale } = localeStore.getState()
  if (locale !== formatsLocale) {
    formats.clear()
    formatsLocale = locale
  }
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  formats.set(key, format)
  return format
}
