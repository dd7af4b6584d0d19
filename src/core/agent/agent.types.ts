import type { AgentAnswer } from '@contract/agent'
import type { ContextLook, Found, IndexStatus } from '@contract/context'
import type { TaskForecast } from '@contract/estimate'
import type { ModelListing, ModelProbe, ModelTest } from '@contract/model'
import type { Task } from '@contract/task'
import type { TaskTemplate } from '@contract/template'
import type { AgentJob, Provenance, ProxyName, TagKind } from '@contract/vocabulary'

import type { ContextIndex, ContextLooks, ContextSource, Narrowing } from '../context'
import type { Caller } from '../db/unit-of-work'
import type { Clock, Ids, Logger, Random, Timers } from '../ports'
import type { ModelCalls, ModelService } from '../model'
import type { ProposalService } from '../proposal'
import type { AgentRuns } from './agent-runs'

/** A name that a person would not want to leave the machine. */
export type PrivateName = { readonly kind: 'person' | 'project'; readonly name: string }

/** A task like another, with the minutes of focus it took if it was finished with any. */
export type SimilarTask = { readonly task: Task; readonly minutes: number | null }

/** A step as it was done, with the minutes of focus it took, or else its estimate. */
export type StepTaken = { readonly title: string; readonly minutes: number | null }

/** What the person has names for. */
export type KnownNames = {
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  readonly tags: readonly { readonly kind: TagKind; readonly name: string }[]
}

/** What a proxy may read of the person's work. */
export type AgentReads = {
  /** Newest first. */
  inbox(limit: number): readonly Task[]
  /** Open tasks whose day is over, longest ago first. */
  overdue(limit: number): readonly Task[]
  /** Tasks that share words with a title, newest first, whatever their state; without those in the inbox. */
  similar(title: string, limit: number): readonly SimilarTask[]
  /** An open task. Throws NOT_FOUND, and CONFLICT where it is closed. */
  openTask(id: string): Task
  /** The live steps of a task, in their order. */
  steps(taskId: string): readonly Task[]
  /** The steps of a task with what they took. */
  stepsTaken(taskId: string): readonly StepTaken[]
  /** Tasks with their steps that the person keeps to be done again. */
  templates(): readonly TaskTemplate[]
  /** How long tasks will take, by what finished ones took. */
  forecasts(taskIds: readonly string[]): ReadonlyMap<string, Omit<TaskForecast, 'similar' | 'ask' | 'taskId'>>
  names(): KnownNames
  /** The same without those that the person hid from models. */
  namesForModels(): KnownNames
  /** Day and time at the person's place. */
  moment(): { readonly date: string; readonly time: string }
}

/** What the core gives the agents to stand on: its ports, and narrow services. */
export type AgentGround = {
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  readonly timers: Timers
  readonly logger: Logger
  readonly models: ModelService
  readonly calls: ModelCalls
  readonly runs: Pick<AgentRuns, 'begin' | 'end'>
  /** The only way to change anything: what is created here waits for the person. */
  readonly proposals: Pick<ProposalService, 'create' | 'rejections' | 'reasons'>
  readonly reads: AgentReads
  /** What the Context proxy stands on: the index, what it reads, and the record of what it chose. */
  readonly context: {
    /** Opened at the first use. */
    index(): ContextIndex
    readonly source: ContextSource
    readonly looks: Pick<ContextLooks, 'record'>
  }
  /** People and projects, for redaction. */
  privateNames(): readonly PrivateName[]
}

/** What the agents do for the contract: a group a feature, called by the router as it calls a service. */
export type AgentMethods = {
  readonly agent: {
    /** Does a job and proposes what comes of it. */
    run(
      input: { readonly agent: ProxyName; readonly job: AgentJob; readonly by: Provenance },
      caller: Caller,
      signal?: AbortSignal,
    ): Promise<AgentAnswer>
  }
  readonly taskProxy: {
    breakDown(
      input: { readonly taskId: string; readonly fineness: number; readonly by: Provenance },
      caller: Caller,
      signal?: AbortSignal,
    ): Promise<AgentAnswer>
    firstStep(
      input: { readonly taskId: string; readonly by: Provenance },
      caller: Caller,
      signal?: AbortSignal,
    ): Promise<AgentAnswer & { ideas: { title: string; minutes: number }[] }>
  }
  readonly context: {
    find(input: Narrowing & { readonly q: string; readonly limit: number }, caller: Caller): Promise<Found>
    related(input: Narrowing & { readonly id: string; readonly limit: number }, caller: Caller): Promise<Found>
    preview(input: { readonly id: string; readonly budget: number }): Promise<{ look: ContextLook; hidden: boolean }>
    status(): IndexStatus
    /** Forgets the index; it is built anew in the background. */
    rebuild(): IndexStatus
    /** Begins to index in the background. */
    start(): void
    /** Something was written; by a person: then what is in the background rests for a while. */
    changed(byPerson: boolean): void
    /** Indexes everything there is at once, for tests and measurements. */
    catchUp(): Promise<void>
  }
  readonly model: {
    detect(): Promise<{ found: boolean; baseUrl: string; version: string | null }>
    test(input: { readonly id: string; readonly model?: string | undefined }): Promise<ModelTest>
    models(input: { readonly id: string }): Promise<ModelListing>
    probe(input: { readonly id: string; readonly model: string }): Promise<ModelProbe>
  }
  /** A switch, a server or a consent was changed: what is no longer allowed is stopped. */
  policyChanged(): void
  /** Ends every call and run; resolves when nothing of the agents uses the core any more. */
  stop(): Promise<void>
}

/** Loads the agents' code and builds it on the ground of one open database. */
export type LoadAgents = (ground: AgentGround) => Promise<AgentMethods>
