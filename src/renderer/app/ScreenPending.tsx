import { SkeletonRows } from '@renderer/ui/Skeleton'

/** The place of a screen whose script is still on its way; sized like a page, so that nothing jumps. */
export function ScreenPending() {
  return (
    <div className="mx-auto w-full max-w-[calc(var(--column-width)+4rem)] px-4 pt-24 md:px-8">
      <SkeletonRows count={5} />
    </div>
  )
}
