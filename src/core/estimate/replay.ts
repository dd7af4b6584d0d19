import { Bundles, type Total } from './bundles'
import { isDuration, type Finished, type Forecast } from './estimate.types'
import { Estimator } from './estimator'

/** Tasks that are looked at together to learn how much they go wrong together. */
export const BUNDLE = 10
export const STRIDE = 5
/** Samples of a past bundle; fewer than for one on screen, for there are many of them. */
const SAMPLES = 60

export type Knowledge = { readonly estimator: Estimator; readonly bundles: Bundles }

/** What was said of a task or a bundle before it was done, and what became of it. */
export type Told = { readonly work: Finished; readonly forecast: Forecast }
export type ToldBundle = { readonly person: string; readonly said: Total; readonly actual: number }

type Listener = { readonly task?: (told: Told) => void; readonly bundle?: (told: ToldBundle) => void }
type OpenBundle = { readonly said: Total; actual: number; readonly residuals: number[] }

/**
 * Goes through finished tasks in their order, predicting each from what came before it and then learning from it; so the
 * errors that the estimator knows of itself are those it would have made. Ten tasks of a person that follow one another
 * are a bundle, predicted as a whole when its first task begins; a bundle begins every `stride` tasks.
 */
export function replay(history: readonly Finished[], listener: Listener = {}, stride = STRIDE): Knowledge {
  const estimator = new Estimator()
  const bundles = new Bundles(stride, BUNDLE)
  const usable = history.filter((done) => isDuration(done.actual))
  const byPerson = Map.groupBy(
    usable.filter((done) => isDuration(done.estimate)),
    ({ person }) => person,
  )
  const places = new Map<string, number>()
  const open = new Map<string, readonly OpenBundle[]>()
  for (const done of usable) {
    listener.task?.({ work: done, forecast: estimator.forecast(done) })
    const placed = isDuration(done.estimate) ? estimator.place(done) : null
    if (placed) {
      const { person } = done
      const place = places.get(person) ?? 0
      places.set(person, place + 1)
      const running = [...(open.get(person) ?? [])]
      const ahead = place % stride === 0 ? (byPerson.get(person) ?? []).slice(place, place + BUNDLE) : []
      if (ahead.length === BUNDLE) {
        const said = bundles.total(
          person,
          ahead.flatMap((work) => estimator.place(work) ?? []),
          SAMPLES,
        )
        running.push({ said, actual: 0, residuals: [] })
      }
      for (const bundle of running) {
        bundle.actual += done.actual
        bundle.residuals.push((Math.log(done.actual) - placed.center) / placed.unit)
        if (bundle.residuals.length < BUNDLE) continue
        listener.bundle?.({ person, said: bundle.said, actual: bundle.actual })
        bundles.observe(person, bundle.said, bundle.actual, bundle.residuals)
      }
      open.set(
        person,
        running.filter(({ residuals }) => residuals.length < BUNDLE),
      )
    }
    estimator.observe(done)
  }
  return { estimator, bundles }
}
