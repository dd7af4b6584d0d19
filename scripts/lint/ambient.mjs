/**
 * Functions that answer differently each time they are asked. What depends on them cannot be held by a test.
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
const ambientMembers = {
  Date: { now: 'Take the time from the Clock port: clock.now().' },
  performance: { now: 'Take the time from the Clock port: clock.now().' },
  Math: { random: 'Take chance from the Random port.' },
  crypto: {
    randomUUID: 'Take ids from the Ids port: ids.next().',
    getRandomValues: 'Take chance from the Random port.',
  },
  process: { hrtime: 'Take the time from the Clock port: clock.now().' },
}

/**
 * Time, ids and chance reach the core through ports (src/core/ports.ts), so that a test can hold them.
 * @type {import('./rule.d.ts').Rule}
 */
export const ambientRule = {
  meta: { type: 'problem' },
  create(context) {
    return {
      MemberExpression(node) {
        if (node.object.type !== 'Identifier') return
        const name = memberName(node)
        const members = Object.hasOwn(ambientMembers, node.object.name) ? ambientMembers[node.object.name] : undefined
        if (name === undefined || !members || !Object.hasOwn(members, name)) return
        context.report({ node, message: `${node.object.name}.${name} is different at every call. ${members[name]}` })
      },
      NewExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
          context.report({ node, message: 'new Date() reads the system clock. Use new Date(clock.now()).' })
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date')
          context.report({ node, message: 'Date() reads the system clock. Use new Date(clock.now()).' })
      },
    }
  },
}

/** @param {import('./rule.d.ts').MemberExpression} node */
function memberName(node) {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : undefined
}
