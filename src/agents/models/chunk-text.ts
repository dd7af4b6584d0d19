/** Bytes of UTF-8 in a chunk: below 512 tokens in any script, where llama-server stops and Ollama cuts silently. */
const CHUNK_BYTES = 1200

export type Chunk = { readonly start: number; readonly end: number; readonly text: string }

/** Cuts a text into pieces short enough to be embedded, at the end of a paragraph, a sentence or a word where there is one. */
export function chunkText(text: string, maxBytes = CHUNK_BYTES): readonly Chunk[] {
  const chunks: Chunk[] = []
  let start = 0
  while (start < text.length) {
    const end = cutAt(text, start, fitting(text, start, maxBytes))
    const piece = text.slice(start, end)
    if (piece.trim() !== '') chunks.push({ start, end, text: piece })
    start = end
  }
  return chunks
}

/** The furthest end whose piece has at most so many bytes; never between the halves of a character. */
function fitting(text: string, start: number, maxBytes: number): number {
  let bytes = 0
  let end = start
  for (const character of text.slice(start, start + maxBytes)) {
    bytes += Buffer.byteLength(character)
    if (bytes > maxBytes && end > start) break
    end += character.length
  }
  return end
}

function cutAt(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length
  const piece = text.slice(start, end)
  const least = piece.length / 2
  for (const edge of ['\n\n', '\n', '. ', '? ', '! ', ' ']) {
    const at = piece.lastIndexOf(edge)
    if (at >= least) return start + at + edge.length
  }
  return end
}
