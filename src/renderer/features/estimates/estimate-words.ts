import type { Calibration, FinishBy, TaskForecast } from '@contract/estimate'
import { type Formatter, type Instant, formatDuration, t } from '@renderer/i18n/index'

/** Below this many finished tasks a chance would claim more than is known. */
const ENOUGH = 8
/** From here on a day is said to fit, up to here to be too full. */
const LIKELY = 0.8
const UNLIKELY = 0.15
/** A real time within this factor of the guess is as guessed. */
const AS_GUESSED = 1.1

/** The day in a sentence: 'Work, in so much day, and how likely it fits'; empty when there is nothing to add up. */
export function daySentence(day: FinishBy, format: Formatter): string {
  if (day.work === null || day.finish === null || day.todayChance === null) return ''
  const work = roundedDuration(day.restsOn < ENOUGH ? day.guessedMinutes : day.work.p50)
  const free = roundedDuration(day.freeMinutes)
  const sentences = [fits(day, day.todayChance, work, free, format)]
  if (day.unknown > 0) sentences.push(t('estimates.day.unknown', { count: day.unknown }))
  return sentences.join(' ')
}

function fits(day: FinishBy, chance: number, work: string, free: string, format: Formatter): string {
  if (day.freeMinutes < 1) return t('estimates.day.over', { work })
  if (day.restsOn < ENOUGH) return t('estimates.day.byGuess', { work, free })
  if (chance >= LIKELY && day.finish !== null && day.finish.p80 !== null) {
    const time = format.time(upToFive(day.finish.p80))
    return t('estimates.day.likely', { work, free, chance: format.percent(LIKELY), time })
  }
  if (chance < UNLIKELY) return t('estimates.day.tooMuch', { work, free })
  return t('estimates.day.chance', { work, free, chance: format.percent(Math.round(chance * 20) / 20) })
}

/** When a project will be done, in a sentence; empty when there is nothing to add up. */
export function projectSentence(project: FinishBy, format: Formatter, now: Instant): string {
  if (project.work === null || project.finish === null) return ''
  const work = roundedDuration(project.restsOn < ENOUGH ? project.guessedMinutes : project.work.p50)
  const { p50, p90 } = project.finish
  const day = (at: number): string => inSentence(format.day(at, now), format)
  const sentences = [
    p50 === null
      ? t('estimates.project.far', { work })
      : project.restsOn < ENOUGH || p90 === null
        ? t('estimates.project.byGuess', { work, half: day(p50) })
        : day(p50) === day(p90)
          ? t('estimates.project.surely', { work, most: day(p90) })
          : t('estimates.project.likely', { work, half: day(p50), most: day(p90) }),
  ]
  if (project.unknown > 0) sentences.push(t('estimates.project.unknown', { count: project.unknown }))
  return sentences.join(' ')
}

/** What is likely for a task, in a sentence. */
export function taskSentence({ p50, p90, basis }: TaskForecast): string {
  if (p50 === null) return t('estimates.task.nothing')
  if (basis === 'estimate') return t('estimates.task.learning')
  if (p90 === null) return t('estimates.task.likelyOnly', { half: roundedDuration(p50) })
  return t('estimates.task.likely', { half: roundedDuration(p50), most: roundedDuration(p90) })
}

/** What the forecast of a task rests on; null when it rests on nothing. */
export function basisSentence({ basis, restsOn }: TaskForecast): string | null {
  return basis === 'none' || basis === 'estimate' ? null : t(`estimates.task.basis.${basis}`, { count: restsOn })
}

/** 'Tasks you guess at 15 min take 26 min.' for each usual guess. */
export function sizeSentences(sizes: Calibration['sizes']): readonly string[] {
  return sizes.map(({ estimateMinutes, minutes }) => {
    const ratio = minutes / estimateMinutes
    const asGuessed = ratio < AS_GUESSED && ratio > 1 / AS_GUESSED
    return t(asGuessed ? 'estimates.summary.sizeExact' : 'estimates.summary.size', {
      guess: formatDuration(estimateMinutes),
      real: formatDuration(minutes),
    })
  })
}

/** A forecast to the minute would claim too much: five minutes from half an hour on, a quarter from four hours. */
export function roundedDuration(minutes: number): string {
  const step = minutes >= 240 ? 15 : minutes >= 30 ? 5 : 1
  return formatDuration(Math.max(1, Math.round(minutes / step) * step))
}

const FIVE_MINUTES = 300_000

function upToFive(at: Instant): Instant {
  return Math.ceil(at / FIVE_MINUTES) * FIVE_MINUTES
}

/** 'today' and 'tomorrow' within a sentence of a language that writes them small. */
function inSentence(day: string, format: Formatter): string {
  return /^(?:Today|Tomorrow)$/.test(day) ? day.toLocaleLowerCase(format.options.locale) : day
}
