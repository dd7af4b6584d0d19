/** Texts about how long things take: estimates, what they rest on, when something will be done. */
export const estimates = {
  modelAdds:
    'Forecasts rest on what you finished, without AI. A language model would add nothing to them; it helps with tasks.',
  title: 'Estimates',
  lead: 'What you guessed, and what it really took by the focus clock. Forecasts learn from this, on this computer.',
  empty: 'Nothing to compare yet',
  emptyHint:
    'Give a task an estimate, focus on it and complete it. After {count, number} such tasks the forecasts begin to correct your guesses.',
  emptyAction: 'Start focusing',
  error: {
    load: 'Your estimates could not be loaded',
  },
  link: 'How your estimates turn out',
  summary: {
    title: 'In short',
    notEnough:
      'Not enough data: {count, plural, one {# finished task has} other {# finished tasks have}} an estimate and a time. {needed, number} are needed.',
    factors:
      'Your guesses are typically off by a factor of {guess}, the forecasts made from them by {forecast}. Measured on {count, plural, one {# task} other {# tasks}}, each before it was done.',
    size: 'Tasks you guess at {guess} take {real}.',
    sizeExact: 'Tasks you guess at {guess} do take {real}.',
    within: 'Within what was called nine in ten',
    withinOne: 'single tasks',
    withinTen: 'ten in a row',
    unknown: 'Not enough data',
  },
  chart: {
    title: 'Guessed and real',
    unit: 'time, both axes doubling',
    summary:
      'Each dot is a finished task. On the line, the guess was right; above it, the task took longer. The band is where the forecast puts half to nine in ten.',
    right: 'Guess is right',
    p50: 'Half',
    p90: 'Nine in ten',
    guessed: 'Guessed',
    real: 'Really took',
    emptyTitle: 'No finished tasks with an estimate and a time',
    emptyText: 'Each becomes a dot here: how long you thought, and how long it was.',
  },
  sizes: {
    title: 'By size of the guess',
    guess: 'You guess',
    real: 'Half take at most',
    count: 'Tasks',
  },
  projects: {
    title: 'By project',
    project: 'Project',
    factor: 'Real for each hour guessed',
    within: 'Within nine in ten',
    count: 'Tasks',
  },
  task: {
    label: 'How long it will likely take',
    likely: 'Likely {half}; nine in ten within {most}.',
    likelyOnly: 'Likely {half}.',
    learning: 'Not enough finished tasks yet to say how your guesses turn out.',
    nothing: 'Not enough data to say how long this takes.',
    why: 'What this rests on',
    basis: {
      history: 'Your guess, corrected by {count, plural, one {# finished task} other {# finished tasks}}.',
      series: 'The last {count, plural, one {time} other {# times}} you did this.',
      tag: '{count, plural, one {# finished task} other {# finished tasks}} with the same tag.',
      project: '{count, plural, one {# finished task} other {# finished tasks}} of this project.',
      all: 'All {count, plural, one {# finished task} other {# finished tasks}}; nothing closer is known.',
    },
    similar: 'Similar tasks really took {low} to {high}:',
    similarSame: 'Similar tasks really took {low}:',
  },
  ask: {
    question: 'How long will “{title}” take? Then the day can be added up.',
    label: 'Quick estimate',
    notNow: 'Not now',
    failed: 'The estimate was not kept',
  },
  day: {
    byGuess: '{work} of work in {free} of day, by your guesses.',
    over: '{work} of work is left, and no working time today.',
    likely: '{work} of work in {free} of day; {chance} likely done by {time}.',
    chance: '{work} of work in {free} of day; {chance} likely to fit.',
    tooMuch: '{work} of work in {free} of day: more than fits.',
    unknown:
      '{count, plural, one {One task has no estimate and is} other {# tasks have no estimate and are}} not counted.',
  },
  project: {
    byGuess: '{work} of work by your guesses: done around {half}.',
    likely: '{work} of work: as likely as not done by {half}, nine in ten by {most}.',
    surely: '{work} of work: nine in ten done by {most}.',
    far: '{work} of work: more than a year of your working hours.',
    unknown:
      '{count, plural, one {# task without an estimate is} other {# tasks without an estimate are}} not counted.',
  },
  hours: {
    title: 'Working hours',
    hint: 'When tasks can be done. A day or a project is forecast to end within them.',
    day: 'Work on {day}',
    from: '{day} from',
    until: '{day} until',
    off: 'Off',
  },
} as const
