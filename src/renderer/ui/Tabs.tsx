import * as Primitive from 'radix-ui/tabs'
import type { ReactNode } from 'react'
import { cx } from './cx'

export interface Tab<V extends string> {
  readonly value: V
  readonly label: string
  /** A number at the end of the label. */
  readonly count?: number
  readonly content: ReactNode
}

export interface TabsProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly onValueChange: (value: V) => void
  readonly tabs: readonly Tab<V>[]
  readonly className?: string | undefined
}

/** Views of one thing; only the chosen one is drawn. */
export function Tabs<V extends string>({ label, value, onValueChange, tabs, className }: TabsProps<V>) {
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next)
        if (chosen !== undefined) onValueChange(chosen.value)
      }}
      className={cx('min-w-0', className)}
    >
      <Primitive.List aria-label={label} className="-mx-1 flex gap-4 overflow-x-auto border-b border-line px-1">
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="-mx-1 -mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-1 text-13 font-medium text-fg-muted transition-colors hover:text-fg data-[state=active]:border-accent data-[state=active]:text-fg pointer-coarse:h-11 focus-visible:-outline-offset-2"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span data-numeric className="text-12 font-normal text-fg-faint">
                {tab.count}
              </span>
            )}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-4 outline-none focus-visible:outline-2">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
