import type { FastifyReply, FastifyRequest } from 'fastify'

import { PROBLEM_TYPE, type Problem } from './problem'

import type { PlainPage } from './plain-page'

/** The path of a request without its query, which may hold a token. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url
}

/** Answers with problem details. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // As bytes, because Fastify adds a charset to text, which this type does not have.
  return reply
    .code(problem.status)
    .type(PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(Buffer.from(JSON.stringify(problem)))
}

/** Answers with a page that needs nothing but itself. */
export function sendPage(reply: FastifyReply, status: number, page: PlainPage): FastifyReply {
  return reply
    .code(status)
    .headers({ 'content-security-policy': page.contentSecurityPolicy, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(page.html)
}
