import type { ReactNode } from 'react'

/** What a pointer over a mark is told. */
export function ChartTip({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div
      data-numeric
      className="max-w-60 rounded-control border border-line bg-raised px-2.5 py-1.5 text-12 shadow-overlay"
    >
      <p className="font-medium">{title}</p>
      <div className="text-fg-muted">{children}</div>
    </div>
  )
}
