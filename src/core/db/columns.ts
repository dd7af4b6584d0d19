import { integer, text } from 'drizzle-orm/sqlite-core'

/** Columns that every table of a person's data has. */
export const id = () => text('id').primaryKey()
export const deletedAt = () => integer('deleted_at')
export const createdAt = () => integer('created_at').notNull()
export const updatedAt = () => integer('updated_at').notNull()
