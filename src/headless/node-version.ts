/** The oldest Node whose binary of better-sqlite3 is sound; an older one dies with a segmentation fault, without a word. */
const OLDEST_NODE = 24

/** Why this Node cannot run Proxy; null when it can. To be asked before anything loads the database. */
export function nodeProblem(version: string): string | null {
  return Number.parseInt(version, 10) >= OLDEST_NODE
    ? null
    : `Proxy needs Node ${OLDEST_NODE} or newer; this is ${version}. Start it with "npm start" or "npm run proxy", which bring their own.`
}
