/** Length of the vectors, a power of 2. */
export const WORD_DIMENSION = 512
/** Places that a pattern marks: few, because hashing is most of the work; a word has a dozen patterns, which fill the vector. */
const MARKS = 32
/** The name these vectors go by where a model's name stands for others. Another way to make them needs another name. */
export const WORD_MODEL = 'words-1'

/**
 * What a word is made of: itself, its letters whatever their order (swapped ones are the commonest slip), and its parts of three
 * and of two characters, by which another ending is still found. The squares add up to 1.
 */
const WHOLE = 0.5
const LETTERS = 0.45
const TRIPLES = 0.65
const PAIRS = 0.35
/** Below this even a few texts have no more than a syllable in common. */
const LEAST = 0.18
/** Words that say little about what a text is about. */
const LITTLE = 0.25
const little = new Set(
  (
    'a an the and or of to in on at by for with from into about this that then is are be was will it its my your our we i you me ' +
    'not no do does as if so up out der die das und oder für mit von aus ein eine dem den des ist zu im am les des une un la le et'
  ).split(' '),
)

/**
 * A vector of a text by its words and their parts: each is hashed to a pattern of +1 and −1 in a few places, and the patterns are
 * added up (random indexing; Kanerva, Kristoferson and Holst 2000). Texts that share words or parts point the same way; what
 * they mean plays no part. The signs of such a vector are a SimHash (Charikar 2002), so searching by signs loses little.
 * The same text has the same vector on every machine. Null for a text without letters and digits.
 */
export function wordVector(text: string): Float32Array | null {
  const counts = new Map<string, number>()
  for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  if (counts.size === 0) return null
  const vector = new Float32Array(WORD_DIMENSION)
  for (const [word, count] of counts) {
    const weight = (1 + Math.log(count)) * (little.has(word) || word.length === 1 ? LITTLE : 1)
    add(vector, hash(`w ${word}`), WHOLE * weight)
    add(vector, hash(`l ${word.split('').toSorted().join('')}`), LETTERS * weight)
    for (const [length, share] of [
      [3, TRIPLES],
      [2, PAIRS],
    ] as const) {
      const parts = partsOf(word, length)
      for (const part of parts) add(vector, hash(`p ${part}`), (share * weight) / Math.sqrt(parts.length))
    }
  }
  return vector
}

/**
 * Likeness that chance alone reaches among so many texts: it scatters by 1/√512, and the largest of n of such is about √(2 ln n)
 * times that. What is below says nothing.
 */
export function chanceAmong(texts: number): number {
  return Math.max(LEAST, (Math.sqrt(2 * Math.log(texts + 1)) + 0.5) / Math.sqrt(WORD_DIMENSION))
}

/** The words of a text that tell what it is about; all of them where none does. */
export function tellingWords(text: string): string {
  const all = words(text)
  const telling = all.filter((word) => !little.has(word))
  return (telling.length === 0 ? all : telling).join(' ')
}

/** Lower case, without accents. */
function words(text: string): readonly string[] {
  const plain = text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** So many characters each, the word's edges among them. */
function partsOf(word: string, length: number): readonly string[] {
  const framed = `^${word}$`
  return Array.from({ length: Math.max(1, framed.length - length + 1) }, (_, at) => framed.slice(at, at + length))
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at)
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}

/** Adds the pattern that follows from a hash (xorshift32; never from 0, where it would stand still). */
function add(vector: Float32Array, seed: number, weight: number): void {
  let state = seed === 0 ? 0x9e3779b9 : seed
  for (let at = 0; at < MARKS; at += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const place = state & (WORD_DIMENSION - 1)
    vector[place] = (vector[place] ?? 0) + ((state & WORD_DIMENSION) === 0 ? weight : -weight)
  }
}
