import type { ProgressSearch, ProxiesSearch, TaskListSearch } from './navigation'

/**
 * Addresses are typed by hand, kept in bookmarks and made by older versions: what is not understood is left out.
 * Written by hand because a schema library would be most of the first script.
 */
type Raw = Readonly<Record<string, unknown>>

const views = ['inbox', 'open', 'waiting', 'closed', 'deleted'] as const satisfies readonly TaskListSearch['view'][]
const sorts = ['created', 'due', 'priority'] as const satisfies readonly TaskListSearch['sort'][]

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export type ShellSearch = { task?: string | undefined }

/** Search parameters that every screen of the shell has. */
export function parseShellSearch(raw: Raw): ShellSearch {
  return id(raw['task'], 'task')
}

/** Search parameters of the task list. */
export function parseTasksSearch(raw: Raw): TaskListSearch {
  return {
    ...oneOf(raw['view'], 'view', views),
    ...oneOf(raw['sort'], 'sort', sorts),
    ...id(raw['projectId'], 'projectId'),
    ...id(raw['tagId'], 'tagId'),
    ...id(raw['filterId'], 'filterId'),
    ...words(raw['q']),
  }
}

/** Search parameters of settings. */
export function parseSettingsSearch(raw: Raw): { section?: string | undefined } {
  const section = raw['section']
  return typeof section === 'string' && /^[a-z-]{1,40}$/.test(section) ? { section } : {}
}

const tabs = ['goals', 'achievements', 'reviews', 'reports'] as const satisfies readonly ProgressSearch['tab'][]
const kinds = ['task.completed', 'focus.finished'] as const satisfies readonly ProgressSearch['kind'][]

/** Search parameters of Progress: a part of it, or which entries of the ledger. */
export function parseProgressSearch(raw: Raw): ProgressSearch {
  return {
    ...oneOf(raw['tab'], 'tab', tabs),
    ...day(raw['from'], 'from'),
    ...day(raw['to'], 'to'),
    ...oneOf(raw['kind'], 'kind', kinds),
    ...id(raw['projectId'], 'projectId'),
    ...id(raw['tagId'], 'tagId'),
  }
}

const proxyTabs = ['closed', 'agents', 'log'] as const satisfies readonly ProxiesSearch['tab'][]

/** Search parameters of Proxies: which of its lists. */
export function parseProxiesSearch(raw: Raw): ProxiesSearch {
  return oneOf(raw['tab'], 'tab', proxyTabs)
}

function day<K extends string>(value: unknown, key: K): { [P in K]?: string | undefined } {
  const known = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
  return (known ? { [key]: value } : {}) as { [P in K]?: string | undefined }
}

function id<K extends string>(value: unknown, key: K): { [P in K]?: string | undefined } {
  return (typeof value === 'string' && uuid.test(value) ? { [key]: value } : {}) as { [P in K]?: string | undefined }
}

/** The router reads '?q=12' as a number. Longer texts than the search takes are cut off. */
function words(value: unknown): { q?: string } {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 500) : ''
  return text.trim() === '' ? {} : { q: text }
}

function oneOf<K extends string, V extends string>(value: unknown, key: K, known: readonly V[]): { [P in K]?: V } {
  const found = known.find((it) => it === value)
  return (found === undefined ? {} : { [key]: found }) as { [P in K]?: V }
}
