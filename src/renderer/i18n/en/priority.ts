/** Texts about what to do first and why. */
export const priority = {
  rank: 'Rank',
  place:
    '{weighed, plural, one {The only task that can start now} other {Number {place, number} of # tasks that can start now}}',
  notWeighed: '{weighed, plural, one {# task comes} other {# tasks come}} before it',
  points: '{points} points',
  why: 'What it is made of',
  sum: 'Together',
  nothing: 'Nothing speaks for it or against it yet.',
  held: {
    closed: 'It is closed.',
    blocked: 'Not offered: it waits for another task.',
    waiting: 'Not offered: it is waiting.',
    put_off: 'Not offered: it was put off.',
    not_begun: 'Not offered: its start has not come.',
    dropped: 'Not offered: it is marked to be dropped.',
  },
  others: 'What comes next, and why',
  othersList: 'Tasks that can start now, most pressing first',
  byOwn: 'By due date, importance, what waits for it, your energy, and size.',
  byUrgency: 'By the urgency that Taskwarrior computes.',
  change: 'Change how',
  loadFailed: 'The order could not be read. Your tasks are safe.',
  setting: 'What to offer first',
  settingHint:
    'Proxy weighs due dates, importance, what waits for it, your energy and size. Taskwarrior’s urgency is the same number that program shows.',
  own: 'Proxy’s score',
  urgency: 'Taskwarrior’s urgency',
} as const
