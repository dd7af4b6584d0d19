import { basename } from 'node:path'

const vague = /(?:^|[-.])(?:utils?|helpers?|manager)\.[jt]sx?$/i

/**
 * Kebab-case files with a role suffix, React components in PascalCase, and no drawer for everything.
 * @type {import('./rule.d.ts').Rule}
 */
export const namingRule = {
  meta: { type: 'suggestion' },
  create(context) {
    return {
      Program(node) {
        const message = fileNameProblem(basename(context.filename))
        if (message !== undefined) context.report({ node, message })
      },
    }
  },
}

/**
 * What is wrong with a file's name, with what to do; undefined when nothing is.
 * @param {string} name without its folder
 */
export function fileNameProblem(name) {
  if (vague.test(name)) return `"${name}" says nothing about its content. Name the file after what it does.`
  const stem = name.replace(/\.[jt]sx?$/, '')
  if (name.endsWith('.tsx')) {
    // A component's file carries its name; main.desktop.tsx, router.tsx and the like hold no component of their own.
    if (/^[A-Z][A-Za-z0-9]*(?:\.(?:test|stories))?$/.test(stem)) return undefined
  }
  if (/^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/.test(stem)) return undefined
  return `"${name}" should be kebab-case with a role suffix (focus.rules.ts), or PascalCase.tsx for a React component.`
}

/**
 * A type is named for what it is, not for how it is declared.
 * @type {import('./rule.d.ts').Rule}
 */
export const interfaceNameRule = {
  meta: { type: 'suggestion' },
  create(context) {
    return {
      TSInterfaceDeclaration(node) {
        if (/^I[A-Z][a-z]{2}/.test(node.id.name))
          context.report({ node: node.id, message: `Call it ${node.id.name.slice(1)}: no "I" before an interface.` })
      },
    }
  },
}
