import { STATUS_CODES } from 'node:http'

import { PROBLEM_TYPE, type Problem } from './problem'

/** A problem as the bytes of a whole HTTP answer, for connections that never became a request. */
export function rawAnswer(problem: Problem): string {
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
