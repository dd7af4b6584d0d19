import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

import type { ProxyName, ToolPolicy } from '@contract/vocabulary'

import { deletedAt, id, updatedAt } from '../db/columns'

/** A row a proxy and tool, once it was set: its id is 'agent:tool'. */
export const toolPolicies = sqliteTable('tool_policies', {
  id: id(),
  agent: text('agent').$type<ProxyName>().notNull(),
  tool: text('tool').notNull(),
  policy: text('policy').$type<ToolPolicy>().notNull(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
