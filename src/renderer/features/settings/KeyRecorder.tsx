import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

type KeyRecorderProps = {
  /** What to do: 'Press the new keys'. */
  readonly label: string
  readonly hint: string
  /** What was pressed so far. */
  readonly children?: ReactNode
  readonly onPress: (event: KeyboardEvent) => void
  readonly onCancel: () => void
}

/** A field that takes the keys themselves. It counts as typed into, so that no command fires. */
export function KeyRecorder({ label, hint, children, onPress, onCancel }: KeyRecorderProps) {
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div
      ref={field}
      role="textbox"
      aria-label={label}
      aria-readonly
      tabIndex={0}
      onBlur={onCancel}
      onKeyDown={(event) => {
        // Tab goes on through the page, as it must.
        if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Escape') onCancel()
        else if (!event.repeat) onPress(event)
      }}
      // It is there only while it has the focus, however it came to it.
      className="ui-field flex h-control-small items-center gap-x-3 px-2.5 text-13 whitespace-nowrap outline-2 outline-focus"
    >
      {children ?? <span className="text-fg-muted">{label}</span>}
      <span className="text-12 text-fg-faint">{hint}</span>
    </div>
  )
}
