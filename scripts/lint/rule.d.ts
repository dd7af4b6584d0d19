// The part of oxlint's rule types that the rules here use; oxlint exports none of them by name.

export interface Identifier {
  readonly type: 'Identifier'
  readonly name: string
}

export interface MemberExpression {
  readonly type: 'MemberExpression'
  readonly computed: boolean
  readonly object: Expression
  readonly property: Expression
}

export interface Call {
  readonly callee: Expression
  readonly arguments: readonly unknown[]
}

/** Any expression; only what the rules look at is spelled out. */
export type Expression =
  | Identifier
  | MemberExpression
  | { readonly type: 'Literal'; readonly value: unknown }
  | { readonly type: 'Other' }

export interface Context {
  readonly filename: string
  report(problem: { readonly node: object; readonly message: string }): void
}

export interface Visitor {
  readonly Program?: (node: object) => void
  readonly CallExpression?: (node: Call) => void
  readonly MemberExpression?: (node: MemberExpression) => void
  readonly NewExpression?: (node: Call) => void
  readonly TSInterfaceDeclaration?: (node: { readonly id: Identifier }) => void
}

export interface Rule {
  readonly meta: { readonly type: 'problem' | 'suggestion' }
  readonly create: (context: Context) => Visitor
}
