import { type PointerEvent, type RefObject, useState } from 'react'

export type Drag = {
  readonly id: string
  /** Index among the rows, as they stand, before which it would be put; the number of rows for the end. */
  readonly before: number
}

export type DragOrder = {
  readonly drag: Drag | null
  /** For the handle of a row. */
  readonly handleProps: (id: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerCancel: () => void
  }
}

/** Lets rows be put elsewhere with mouse, pen or finger; the keyboard has its own way. Rows carry `data-row-id`. */
export function useDragOrder(
  container: RefObject<HTMLElement | null>,
  onDrop: (id: string, before: number) => void,
): DragOrder {
  const [drag, setDrag] = useState<Drag | null>(null)

  const placeAt = (y: number): number => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>('[data-row-id]') ?? [])]
    const index = rows.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    return index < 0 ? rows.length : index
  }

  return {
    drag,
    handleProps: (id) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ id, before: placeAt(event.clientY) })
      },
      onPointerMove: (event) => {
        const before = placeAt(event.clientY)
        setDrag((now) => (now === null || now.before === before ? now : { ...now, before }))
      },
      onPointerUp: (event) => {
        if (drag !== null) onDrop(drag.id, placeAt(event.clientY))
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
    }),
  }
}

/** Moves one of several to stand before the one at an index; the same list when nothing changes. */
export function movedBefore<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  before: number,
): readonly T[] {
  const from = items.findIndex((item) => item.id === id)
  const item = items[from]
  if (item === undefined || before === from || before === from + 1) return items
  const others = items.filter((it) => it !== item)
  return others.toSpliced(before > from ? before - 1 : before, 0, item)
}
