import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** Between two tries; doubled each time, up to the longest. Milliseconds. */
const FIRST_WAIT_MS = 300
const LONGEST_WAIT_MS = 5_000

/**
 * Loads a script of the app, waiting while the host is away: a part that cannot come yet must not take the window, and
 * what is being typed in it, with it. Rejects when the host answers and the script is not there, as after an update.
 */
export async function untilLoaded<Module>(
  load: () => Promise<Module>,
  hostAnswers: () => Promise<boolean> = pageAnswers,
): Promise<Module> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    // Asked before the script is: a host that has just come back answers a question after the script was missed.
    const there = wait > FIRST_WAIT_MS && (await hostAnswers())
    try {
      return await load()
    } catch (error) {
      if (there || !isMissingScript(error)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** A component in a script of its own, fetched when it is first shown; stand it in a Suspense. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await untilLoaded(load) }))
}

/** The wordings of Chromium, Firefox and Safari; there is no code to go by. */
export function isMissingScript(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script|unable to preload css/i.test(error.message)
  )
}

async function pageAnswers(): Promise<boolean> {
  try {
    await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}
