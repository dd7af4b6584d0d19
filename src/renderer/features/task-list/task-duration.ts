const PART = /(\d+(?:[.,]\d+)?)\s*(hours?|hrs?|h|minutes?|mins?|m)?/giy

/** Shortest and longest estimate the contract takes, in minutes. */
const SHORTEST = 1
const LONGEST = 100_000

/**
 * Minutes from what a person types into a field for a length: '45', '45 min', '1h', '1h30', '1:30', '1.5 h', '1 h 30 m'.
 * A bare number is minutes. Undefined when it cannot be read.
 */
export function parseMinutes(text: string): number | undefined {
  const typed = text.trim().toLowerCase()
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(typed)
  const minutes = clock === null ? sumOfParts(typed) : Number(clock[1]) * 60 + Number(clock[2])
  if (minutes === undefined) return undefined
  const whole = Math.round(minutes)
  return whole >= SHORTEST && whole <= LONGEST ? whole : undefined
}

function sumOfParts(text: string): number | undefined {
  let rest = 0
  let minutes = 0
  let sawHours = false
  PART.lastIndex = 0
  if (text === '') return undefined
  while (rest < text.length) {
    PART.lastIndex = rest
    const part = PART.exec(text)
    if (part === null) return undefined
    const amount = Number((part[1] ?? '').replace(',', '.'))
    const unit = part[2] ?? ''
    if (unit.startsWith('h')) {
      if (sawHours) return undefined
      sawHours = true
      minutes += amount * 60
    } else {
      minutes += amount
      // After minutes nothing smaller can follow.
      if (text.slice(PART.lastIndex).trim() !== '') return undefined
    }
    rest = PART.lastIndex + (/^\s*/.exec(text.slice(PART.lastIndex))?.[0].length ?? 0)
  }
  return minutes
}
