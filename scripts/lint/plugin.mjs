// Rules of this project that oxlint does not have. Each message says what to do instead.
import { ambientRule } from './ambient.mjs'
import { namingRule, interfaceNameRule } from './naming.mjs'

/** @type {{ readonly meta: { readonly name: string }, readonly rules: Readonly<Record<string, import('./rule.d.ts').Rule>> }} */
const plugin = {
  meta: { name: 'proxy' },
  rules: {
    'no-ambient': ambientRule,
    'file-names': namingRule,
    'interface-names': interfaceNameRule,
  },
}

export default plugin
