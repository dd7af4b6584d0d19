import type { Tag } from '@contract/tag'
import type { TagKind } from '@contract/vocabulary'

import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import type { Ids } from '../ports'
import { taskTags } from '../task/task.table'
import type { TagRepository } from './tag.repository'
import { tags } from './tag.table'

export class TagService {
  constructor(
    private readonly repository: TagRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
  ) {}

  list(): Tag[] {
    return this.repository.list()
  }

  rename(input: { readonly id: string; readonly name: string }, caller: Caller): { tag: Tag; batchId: string | null } {
    const tag = this.#find(input.id)
    const same = this.repository.byName(tag.kind, input.name)
    if (same && same.id !== tag.id) throw conflict('duplicate', `There is already a tag ${quote(same.name)}.`, same.id)
    const { batchId } = this.unitOfWork.run(caller, `Renamed tag ${quote(tag.name)} to ${quote(input.name)}`, (tx) => {
      if (tag.name !== input.name) tx.update(tags, tag.id, { name: input.name, updatedAt: tx.now })
    })
    return { tag: this.#find(input.id), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const tag = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, `Deleted tag ${quote(tag.name)}`, (tx) => {
      for (const link of this.repository.linkIds(tag.id)) tx.remove(taskTags, link)
      tx.remove(tags, tag.id)
    })
    return { batchId }
  }

  /** Id of the tag with this name, made when there is none. */
  ensure(tx: WriteTransaction, kind: TagKind, name: string): string {
    const found = this.repository.byName(kind, name)
    if (found) return found.id
    const id = this.ids.next()
    tx.insert(tags, { id, kind, name, createdAt: tx.now, updatedAt: tx.now, deletedAt: null })
    return id
  }

  #find(id: string): Tag {
    const tag = this.repository.find(id)
    if (!tag) throw notFound('tag', id)
    return tag
  }
}
