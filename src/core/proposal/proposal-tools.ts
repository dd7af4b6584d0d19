import * as z from 'zod'

import { filterContract } from '@contract/filter'
import { memoryContract } from '@contract/memory'
import { projectContract } from '@contract/project'
import { tagContract } from '@contract/tag'
import { taskContract } from '@contract/task'

import type { MemoryService } from '../context'
import type { Caller } from '../db/unit-of-work'
import type { FilterService } from '../filter'
import type { ProjectService } from '../project'
import type { TagService } from '../tag'
import type { TaskService } from '../task'

/**
 * Deletes, drops or archives; sends something away; will be told to every proxy from then on; or none of these, which alone
 * may be done without asking.
 */
export type Danger = 'none' | 'destructive' | 'outgoing' | 'lasting'

export type ProposalTool = {
  /** The contract's own name, such as 'task.update'. */
  readonly name: string
  readonly summary: string
  readonly alwaysAsks: 'never' | 'some' | 'always'
  /** The input as the contract takes it, or what is wrong with it. */
  read(input: unknown): { readonly ok: true; readonly input: Input } | { readonly ok: false; readonly problem: string }
  danger(input: Input): Danger
  /** The id that the input chose for what it makes, if it makes something and chose one. */
  madeId(input: Input): string | null
  /** One call of the service that a person's request would make; in a joint unit of work. */
  call(input: Input, caller: Caller): void
}

export type Input = Readonly<Record<string, unknown>>

type Services = {
  readonly task: TaskService
  readonly project: ProjectService
  readonly tag: TagService
  readonly filter: FilterService
  readonly memory: MemoryService
}

type Described<Schema extends z.ZodType> = {
  readonly '~orpc': { readonly route: { readonly summary?: string }; readonly inputSchema?: Schema }
}

type Nature<Parsed> = {
  /** True for always; a function where it depends on the input. */
  readonly destructive?: true | ((input: Parsed) => boolean)
  /** Stays in what proxies are told: whoever could slip it in once would be heard for good. */
  readonly lasting?: true
  readonly makes?: true
}

/**
 * What a proxy may propose: this list and nothing else. Whatever concerns the machine or the person's control over proxies
 * is not on it, nor is what only a person can say (how they feel, what they typed).
 */
export function proposalTools({ task, project, tag, filter, memory }: Services): ReadonlyMap<string, ProposalTool> {
  const t = taskContract
  const tools = [
    tool('task.create', t.create, (input, caller) => task.create(input, caller), { makes: true }),
    tool('task.update', t.update, (input, caller) => task.update(input, caller)),
    tool('task.setStatus', t.setStatus, (input, caller) => task.setStatus(input, caller), {
      destructive: ({ status }) => status === 'cancelled',
    }),
    tool('task.editMany', t.editMany, (input, caller) => task.editMany(input, caller)),
    tool('task.delete', t.delete, (input, caller) => task.delete(input, caller), { destructive: true }),
    tool('task.restore', t.restore, (input, caller) => task.restore(input, caller)),
    tool('task.moveStep', t.moveStep, (input, caller) => task.moveStep(input, caller)),
    tool('task.link', t.link, (input, caller) => task.link(input, caller)),
    tool('task.unlink', t.unlink, (input, caller) => task.unlink(input, caller), { destructive: true }),
    tool('task.addComment', t.addComment, (input, caller) => task.addComment(input, caller)),
    tool('task.editComment', t.editComment, (input, caller) => task.editComment(input, caller)),
    tool('task.deleteComment', t.deleteComment, (input, caller) => task.deleteComment(input, caller), {
      destructive: true,
    }),
    tool('project.create', projectContract.create, (input, caller) => project.create(input, caller), { makes: true }),
    tool('project.update', projectContract.update, (input, caller) => project.update(input, caller), {
      destructive: ({ archived }) => archived === true,
    }),
    tool('project.delete', projectContract.delete, (input, caller) => project.delete(input, caller), {
      destructive: true,
    }),
    tool('tag.rename', tagContract.rename, (input, caller) => tag.rename(input, caller)),
    tool('tag.delete', tagContract.delete, (input, caller) => tag.delete(input, caller), { destructive: true }),
    tool('filter.create', filterContract.create, (input, caller) => filter.create(input, caller)),
    tool('filter.delete', filterContract.delete, (input, caller) => filter.delete(input, caller), {
      destructive: true,
    }),
    tool('memory.create', memoryContract.create, (input, caller) => memory.create(input, caller), {
      makes: true,
      lasting: true,
    }),
  ]
  return new Map(tools.map((it) => [it.name, it]))
}

function tool<Schema extends z.ZodType>(
  name: string,
  procedure: Described<Schema>,
  call: (input: z.output<Schema>, caller: Caller) => unknown,
  { destructive, lasting, makes }: Nature<z.output<Schema>> = {},
): ProposalTool {
  const { route, inputSchema } = procedure['~orpc']
  if (inputSchema === undefined) throw new Error(`${name} takes no input, so there is nothing to propose`)
  return {
    name,
    summary: route.summary ?? name,
    alwaysAsks: destructive === true || lasting === true ? 'always' : destructive === undefined ? 'never' : 'some',
    read: (input) => {
      const parsed = inputSchema.safeParse(input)
      return parsed.success
        ? { ok: true, input: parsed.data as Input }
        : { ok: false, problem: z.prettifyError(parsed.error).slice(0, 300) }
    },
    danger: (input) =>
      destructive === true || destructive?.(inputSchema.parse(input)) === true
        ? 'destructive'
        : lasting === true
          ? 'lasting'
          : 'none',
    madeId: (input) => (makes === true && typeof input['id'] === 'string' ? input['id'] : null),
    call: (input, caller) => void call(inputSchema.parse(input), caller),
  }
}
