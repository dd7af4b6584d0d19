import type { AgentGround, AgentMethods } from '@core/agent'

import { createContext } from './context'
import { ModelGateway } from './models/model-gateway'
import { modelMethods } from './models/model-methods'
import { breakDown } from './task/break-down'
import { firstStep } from './task/first-step'
import { TaskAgent } from './task/task-agent'
import { doJob } from './task/task-jobs'

/** Builds the agents on the ground the core gives them. */
export function createAgents(ground: AgentGround): AgentMethods {
  const gateway = new ModelGateway(ground)
  const context = createContext(ground, gateway)
  const task = new TaskAgent(ground, gateway, context.proxy)
  // A run that waits for a model writes down how it ended, so nothing is closed before it has.
  const going = new Set<Promise<unknown>>()
  const kept = <T>(work: Promise<T>): Promise<T> => {
    going.add(work)
    const over = (): void => void going.delete(work)
    work.then(over, over)
    return work
  }
  return {
    agent: {
      run: (input, caller, signal) => kept(doJob(task, input, caller, signal)),
    },
    taskProxy: {
      breakDown: async (input, caller, signal) => kept(breakDown(task, input, caller, signal)),
      firstStep: async (input, caller, signal) => kept(firstStep(task, input, caller, signal)),
    },
    context: context.methods,
    model: modelMethods(ground, gateway),
    policyChanged: () => {
      gateway.policyChanged()
      context.settingsChanged()
    },
    stop: async () => {
      await Promise.all([gateway.stop(), context.stop()])
      await Promise.allSettled(going)
    },
  }
}
