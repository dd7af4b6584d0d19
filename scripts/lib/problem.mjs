/** Something a person can put right: shown as its message alone, without a stack. */
export class Problem extends Error {
  /**
   * @param {string} message what happened and what to do
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.name = 'Problem'
    this.exitCode = exitCode
  }
}

/**
 * Runs a script's main function; a {@link Problem} ends the process with its message, a bug with its stack.
 * @param {() => Promise<number>} main answers the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(error.message)
    process.exitCode = error.exitCode
  }
}
