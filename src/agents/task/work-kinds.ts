/** A step small enough to begin with, in minutes. */
export type FirstStep = { readonly title: string; readonly minutes: number }

/** A part of some kind of work. */
export type Phase = {
  readonly title: string
  /** Its share of the time beside the other parts. */
  readonly weight: number
  /** From which fineness on it is a step of its own, 1 to 5. */
  readonly from: number
}

export type WorkKind = {
  readonly name: string
  /** Beginnings of words that tell what sort of work a title is about, English and German. */
  readonly words: readonly string[]
  /** What to begin with: at most five minutes each, the best first. */
  readonly begin: readonly [FirstStep, ...FirstStep[]]
  /** What follows, in order. */
  readonly parts: readonly Phase[]
  /** Its words say little beside a word that names a thing: to prepare slides is to present. */
  readonly vague?: true
}

const begin = (title: string, minutes: number): FirstStep => ({ title, minutes })
const part = (title: string, weight: number, from = 1): Phase => ({ title, weight, from })

/** Kinds of work that people have in common. Nothing is guessed about the person or the task's difficulty. */
export const workKinds: readonly WorkKind[] = [
  {
    name: 'writing',
    words: [
      'write',
      'draft',
      'essay',
      'report',
      'article',
      'blog',
      'document',
      'summar',
      'thesis',
      'chapter',
      'schreib',
      'bericht',
    ],
    begin: [begin('Open the document and write one bad sentence', 3), begin('List three points to make', 5)],
    parts: [
      part('List the points to make', 2, 2),
      part('Put the points in order', 1, 4),
      part('Gather what the text rests on', 3, 3),
      part('Write a rough draft without stopping', 6),
      part('Fill the gaps in the draft', 3, 4),
      part('Cut what is not needed', 1, 5),
      part('Read it aloud and mend what stumbles', 2),
      part('Check names, numbers and links', 1, 3),
      part('Hand it over', 1, 2),
    ],
  },
  {
    name: 'mail',
    words: [
      'email',
      'e-mail',
      'mail',
      'reply',
      'answer',
      'respond',
      'message',
      'send',
      'invoice',
      'antwort',
      'rechnung',
    ],
    begin: [begin('Open a message and write its first line', 2), begin('Write down what they need to know', 3)],
    parts: [
      part('Look up what they asked for', 2, 2),
      part('Write the message in plain words', 4),
      part('Attach what belongs to it', 1, 3),
      part('Read it once as they will', 1, 4),
      part('Send it', 1),
    ],
  },
  {
    name: 'calling',
    words: ['call', 'phone', 'ring', 'appointment', 'anruf', 'termin', 'telefon'],
    begin: [begin('Look up the number', 2), begin('Write down the first sentence to say', 2)],
    parts: [
      part('Write down what to ask', 2, 2),
      part('Put papers and calendar beside the phone', 1, 4),
      part('Call', 4),
      part('Note what was agreed', 1),
      part('Put the date into the calendar', 1, 3),
    ],
  },
  {
    name: 'reading',
    words: ['read', 'study', 'learn', 'review', 'research', 'revise', 'lesen', 'lern'],
    begin: [begin('Open it and read the first page', 5), begin('Write down one question to answer', 3)],
    parts: [
      part('Write down what to find out', 1, 2),
      part('Skim headings and pictures', 1, 3),
      part('Read the part that matters most', 6),
      part('Read the rest', 4, 3),
      part('Note five points in own words', 2),
      part('Test yourself on the notes', 2, 4),
      part('Write down what to do with it', 1, 5),
    ],
  },
  {
    name: 'tidying',
    words: [
      'clean',
      'tidy',
      'declutter',
      'wash',
      'dishes',
      'laundry',
      'sort',
      'organis',
      'organiz',
      'putz',
      'aufräum',
      'wäsche',
    ],
    begin: [begin('Put away five things', 3), begin('Clear one surface', 5)],
    parts: [
      part('Take out the rubbish', 1, 2),
      part('Bring back what belongs elsewhere', 2, 3),
      part('Sort into keep, give away and throw away', 4, 3),
      part('Do the largest part', 5),
      part('Do the corners', 2, 4),
      part('Wipe the surfaces', 2, 4),
      part('Put everything in its place', 2),
    ],
  },
  {
    name: 'building',
    words: ['fix', 'debug', 'implement', 'code', 'build', 'refactor', 'test', 'deploy', 'bug', 'program'],
    begin: [begin('Open the code where it begins', 3), begin('Write down what should happen and what does', 5)],
    parts: [
      part('Write down when it is done', 1, 2),
      part('Make the problem happen again', 3, 3),
      part('Try the simplest thing that could work', 5),
      part('Handle what can go wrong', 3, 4),
      part('Test it', 3, 2),
      part('Tidy up and explain the change', 2, 3),
      part('Look at it with fresh eyes', 1, 5),
      part('Ship it', 1),
    ],
  },
  {
    name: 'planning',
    vague: true,
    words: ['plan', 'prepare', 'organise', 'decide', 'design', 'plane', 'vorbereit', 'entscheid'],
    begin: [begin('Write down what done looks like', 3), begin('List what is still unknown', 5)],
    parts: [
      part('List everything that comes to mind', 3),
      part('Ask whoever has to be asked', 2, 3),
      part('Compare two ways to do it', 3, 4),
      part('Choose one and write down why', 2),
      part('Put the next three steps into order', 2, 2),
      part('Tell those who take part', 1, 4),
    ],
  },
  {
    name: 'presenting',
    words: ['present', 'slides', 'talk', 'pitch', 'präsentation', 'vortrag', 'folien'],
    begin: [begin('Write down the one thing they should remember', 3), begin('Write the last slide', 5)],
    parts: [
      part('List three points that lead there', 2, 2),
      part('Sketch a slide for each point', 4),
      part('Find pictures and numbers', 3, 3),
      part('Finish the slides', 4),
      part('Say it aloud once with a clock', 3, 2),
      part('Shorten what took too long', 2, 4),
      part('Check room, cable and copy', 1, 5),
    ],
  },
  {
    name: 'paperwork',
    words: [
      'tax',
      'form',
      'application',
      'apply',
      'insurance',
      'bank',
      'pay',
      'bill',
      'steuer',
      'antrag',
      'versicherung',
    ],
    begin: [begin('Open the form and fill in one field', 3), begin('Put all papers for it on one pile', 5)],
    parts: [
      part('List what the form asks for', 1, 2),
      part('Gather the papers', 4),
      part('Fill in what is known', 4),
      part('Ask for what is missing', 2, 3),
      part('Fill in the rest', 3, 2),
      part('Check dates, sums and signature', 1, 4),
      part('Send it and keep a copy', 1),
    ],
  },
  {
    name: 'moving',
    words: ['run', 'exercise', 'gym', 'workout', 'walk', 'yoga', 'train', 'sport', 'lauf'],
    begin: [begin('Put on the shoes', 2), begin('Step outside', 2)],
    parts: [
      part('Pack water and towel', 1, 3),
      part('Warm up', 2, 2),
      part('Do the main part', 7),
      part('Stretch', 2, 3),
      part('Shower and put things away', 2, 4),
    ],
  },
  {
    name: 'shopping',
    words: ['buy', 'shop', 'order', 'groceries', 'kauf', 'einkauf', 'bestell'],
    begin: [begin('Write the list', 3), begin('Open the shop', 2)],
    parts: [
      part('Look what is still there', 1, 3),
      part('Compare two offers', 2, 4),
      part('Get what is on the list', 6),
      part('Put it away', 2, 2),
    ],
  },
  {
    name: 'travelling',
    words: ['trip', 'travel', 'flight', 'holiday', 'vacation', 'pack', 'reise', 'urlaub', 'flug'],
    begin: [begin('Write down from when to when', 2), begin('Write down where to and with whom', 3)],
    parts: [
      part('Compare ways to get there', 3, 2),
      part('Book the way there and back', 4),
      part('Book a place to sleep', 3, 2),
      part('Put tickets and addresses in one place', 1, 3),
      part('Write the packing list', 2, 3),
      part('Pack', 4),
      part('Arrange for who looks after home', 1, 5),
    ],
  },
  {
    name: 'hosting',
    words: ['party', 'birthday', 'dinner', 'cook', 'guests', 'feier', 'geburtstag', 'koch'],
    begin: [begin('Write down who comes', 2), begin('Choose one dish', 3)],
    parts: [
      part('Invite them', 2, 2),
      part('Write the shopping list', 1, 2),
      part('Get what is on the list', 4),
      part('Set up the room', 2, 3),
      part('Prepare what can wait', 3, 4),
      part('Cook', 5),
      part('Clear away', 2, 3),
    ],
  },
  {
    name: 'meeting',
    words: ['meet', 'meeting', 'interview', 'agenda', 'workshop', 'treffen', 'besprech'],
    begin: [begin('Write down what it should lead to', 3), begin('Write down the first question', 2)],
    parts: [
      part('List the points to talk about', 2, 2),
      part('Send the points to those who come', 1, 3),
      part('Read what belongs to it', 3, 3),
      part('Hold it', 6),
      part('Write down what was decided', 2),
      part('Tell each what they took on', 1, 4),
    ],
  },
  {
    name: 'repairing',
    words: ['repair', 'mend', 'install', 'assemble', 'paint', 'hang', 'garden', 'reparier', 'streich', 'garten'],
    begin: [begin('Take a picture of it as it is', 2), begin('Put the tools beside it', 5)],
    parts: [
      part('Look up how it is done', 2, 2),
      part('Gather tools and parts', 2),
      part('Protect what is around it', 1, 4),
      part('Do the first part', 5),
      part('Do the rest', 5, 2),
      part('Try whether it holds', 1, 3),
      part('Clean up and put the tools away', 2),
    ],
  },
]

/** For work of no known kind. */
export const anyWork: Omit<WorkKind, 'words'> = {
  name: 'anything',
  begin: [begin('Write down the very next thing to do', 2), begin('Set out what is needed', 3)],
  parts: [
    part('Write down when it is good enough', 1, 3),
    part('Set out what is needed', 1, 2),
    part('Do the easiest part', 3),
    part('Ask about what is unclear', 1, 4),
    part('Do the largest part', 5),
    part('Do what is left', 3, 3),
    part('Look it over', 1, 5),
    part('Finish it and tell whoever waits for it', 1),
  ],
}

/** Letters that may follow the beginning of a word: writing, organisation; a testament is no test. */
const LONGEST_ENDING = 4

/** Kinds of work that the words of a title tell of, what is not vague first, then the word that comes first. */
export function kindsOf(title: string): readonly WorkKind[] {
  const words = title.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []
  return workKinds
    .map((kind) => ({ kind, at: words.findIndex((word) => kind.words.some((start) => begins(word, start))) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => Number(a.kind.vague ?? false) - Number(b.kind.vague ?? false) || a.at - b.at)
    .map(({ kind }) => kind)
}

function begins(word: string, start: string): boolean {
  return word.startsWith(start) && word.length - start.length <= LONGEST_ENDING
}
