import { type ReactNode, useId } from 'react'

type SettingRowProps = {
  readonly label: string
  readonly hint?: ReactNode
  /** The control; it names itself, so that the label here is for the eye. */
  readonly children: ReactNode
}

/** What is set, why, and at the end of the line the control. */
export function SettingRow({ label, hint, children }: SettingRowProps) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-56">
        <p aria-hidden className="text-14">
          {label}
        </p>
        {hint !== undefined && (
          <p id={id} className="text-13 text-fg-muted">
            {hint}
          </p>
        )}
      </div>
      <div className="max-w-full min-w-0">{children}</div>
    </div>
  )
}
