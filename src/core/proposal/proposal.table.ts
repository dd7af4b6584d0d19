import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import type { ProposalOpState, ProposalState, Provenance, ProxyName } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'
import type { OpDiff } from './diff.rules'
import type { BaseRow } from './base.rules'

type Input = Readonly<Record<string, unknown>>

export const proposals = sqliteTable('proposals', {
  id: id(),
  runId: text('run_id').notNull(),
  agent: text('agent').$type<ProxyName>().notNull(),
  topic: text('topic').notNull(),
  title: text('title').notNull(),
  reason: text('reason').notNull(),
  confidence: real('confidence').notNull(),
  provenance: text('provenance').$type<Provenance>().notNull(),
  model: text('model'),
  state: text('state').$type<ProposalState>().notNull(),
  baseClock: text('base_clock').notNull(),
  rejectReason: text('reject_reason'),
  appliedBatch: text('applied_batch'),
  decidedAt: integer('decided_at'),
  expiresAt: integer('expires_at').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})

export const proposalOps = sqliteTable('proposal_ops', {
  id: id(),
  proposalId: text('proposal_id').notNull(),
  agent: text('agent').$type<ProxyName>().notNull(),
  ordinal: integer('ordinal').notNull(),
  tool: text('tool').notNull(),
  input: text('input', { mode: 'json' }).$type<Input>().notNull(),
  editedInput: text('edited_input', { mode: 'json' }).$type<Input>(),
  feature: text('feature').notNull(),
  reason: text('reason').notNull(),
  confidence: real('confidence').notNull(),
  base: text('base', { mode: 'json' }).$type<readonly BaseRow[]>().notNull(),
  diff: text('diff', { mode: 'json' }).$type<OpDiff>().notNull(),
  state: text('state').$type<ProposalOpState>().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})
