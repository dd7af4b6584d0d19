import type { en } from './en/index'
import type { screens } from './en/screens'

export type Catalogue = typeof en & typeof screens

/** Paths to every text below T, joined with dots. */
type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** A key that exists in the catalogue; anything else does not compile. */
export type MessageKey = Leaves<Catalogue>

type TextAt<T, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never

export type MessageText<K extends MessageKey> = TextAt<Catalogue, K>

/** The word after an opening brace, up to a comma or a closing brace. */
type FirstWord<S extends string> = S extends `${infer Word},${string}`
  ? Word extends `${string}}${string}`
    ? never
    : Word
  : never

/** Names of arguments with a format: `{count, plural, …}`, `{at, date}`. */
type FormattedNames<S extends string> = S extends `${string}{${infer Inside}`
  ? IdentifierOnly<FirstWord<Inside>> | FormattedNames<Inside>
  : never

/** Names of bare arguments: `{title}`. Only for messages without branches, whose texts look the same. */
type BareNames<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? IdentifierOnly<Name> | BareNames<Rest>
  : never

type IdentifierOnly<S extends string> = S extends
  | ''
  | `${string} ${string}`
  | `${string}#${string}`
  | `${string}{${string}`
  ? never
  : S

type HasBranches<S extends string> = S extends
  | `${string}, plural,${string}`
  | `${string}, select,${string}`
  | `${string}, selectordinal,${string}`
  ? true
  : false

export type MessageValue = string | number | boolean | Date

/**
 * The arguments a text needs. With branches (plural, select) the formatted ones are required and further names are
 * allowed, because a name inside a branch cannot be told from a one-word branch by type.
 */
export type MessageValues<S extends string> =
  HasBranches<S> extends true
    ? { readonly [K in FormattedNames<S>]: MessageValue } & { readonly [name: string]: MessageValue }
    : { readonly [K in FormattedNames<S> | BareNames<S>]: MessageValue }

type Needs<S extends string> = HasBranches<S> extends true ? FormattedNames<S> : FormattedNames<S> | BareNames<S>

/** The rest parameters of `t`: none when the text has no argument. */
export type MessageArguments<K extends MessageKey> = MessageKey extends K
  ? // Any key: an unknown one lands here, and its own error should be the only one.
    [values?: Readonly<Record<string, MessageValue>>]
  : [Needs<MessageText<K> & string>] extends [never]
    ? []
    : [values: MessageValues<MessageText<K> & string>]

/** Keys whose text needs no arguments, for tables of titles. */
export type PlainMessageKey = {
  [K in MessageKey]: MessageArguments<K> extends [] ? K : never
}[MessageKey]
