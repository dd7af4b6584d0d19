/** Marks a branch the types say cannot be reached; throws when data from outside proves them wrong. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
