import * as z from 'zod'

import { instant, localDate } from './primitives'
import { procedure } from './procedure'

export const hotkeyIds = ['capture', 'focus'] as const
export const hotkey = z.object({
  id: z.enum(hotkeyIds),
  /** Electron's notation, such as CommandOrControl+Shift+Space; empty when switched off. */
  accelerator: z.string(),
  defaultAccelerator: z.string(),
  status: z.enum(['registered', 'refused', 'off']),
})
export type Hotkey = z.infer<typeof hotkey>

export const systemInfo = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'headless']),
  platform: z.string(),
  dataDirectory: z.string(),
  databaseBytes: z.int(),
  schemaVersion: z.int(),
  timeZone: z.string(),
  now: instant,
  startedAt: instant,
  /** What this host can do; what it cannot is not shown. */
  capabilities: z.object({ globalHotkeys: z.boolean(), tray: z.boolean(), localApiSwitch: z.boolean() }),
  /** Address of the REST API while it is served. */
  apiUrl: z.string().nullable(),
  /** True when the last run did not close the database; it was checked and is sound. */
  recovered: z.boolean(),
})
export type SystemInfo = z.infer<typeof systemInfo>

export const systemContract = {
  info: procedure
    .route({ method: 'GET', path: '/system', summary: 'Version, host and where data lives', tags: ['System'] })
    .output(systemInfo),
  hotkeys: procedure
    .route({
      method: 'GET',
      path: '/system/hotkeys',
      summary: 'Global hotkeys and whether the system took them',
      tags: ['System'],
    })
    .output(z.array(hotkey)),
  setHotkey: procedure
    .route({
      method: 'PUT',
      path: '/system/hotkeys/{id}',
      summary: 'Change a global hotkey; empty switches it off',
      tags: ['System'],
    })
    .input(z.strictObject({ id: z.enum(hotkeyIds), accelerator: z.string().max(80) }))
    .output(z.array(hotkey)),
  saveReport: procedure
    .route({
      method: 'POST',
      path: '/system/reports',
      summary: 'Ask where a report goes and save it there; the desktop app only',
      tags: ['System'],
    })
    .input(z.strictObject({ from: localDate, to: localDate, format: z.enum(['csv-days', 'csv-tasks', 'html', 'pdf']) }))
    /** Null when the person thought better of it. */
    .output(z.object({ path: z.string().nullable() })),
  apiToken: procedure
    .route({
      method: 'GET',
      path: '/system/api-token',
      summary: 'Whether there is an API token, and since when',
      tags: ['System'],
    })
    .output(z.object({ exists: z.boolean(), createdAt: instant.nullable() })),
  createApiToken: procedure
    .route({
      method: 'POST',
      path: '/system/api-token',
      summary: 'Make a new API token, shown once; the old one stops working',
      tags: ['System'],
      successStatus: 201,
    })
    .output(z.object({ token: z.string() })),
  revokeApiToken: procedure
    .route({
      method: 'DELETE',
      path: '/system/api-token',
      summary: 'Stop the API token from working',
      tags: ['System'],
    })
    .output(z.object({ exists: z.literal(false) })),
}
