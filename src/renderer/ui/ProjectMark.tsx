import type { ProjectColor } from '@contract/vocabulary'
import { cx } from './cx'

const FILL: Readonly<Record<ProjectColor, string>> = {
  slate: 'fill-project-slate',
  red: 'fill-project-red',
  orange: 'fill-project-orange',
  amber: 'fill-project-amber',
  green: 'fill-project-green',
  teal: 'fill-project-teal',
  blue: 'fill-project-blue',
  violet: 'fill-project-violet',
  pink: 'fill-project-pink',
}

/** The colour of a project as a small rounded square; the name stands beside it. */
export function ProjectMark({
  color,
  size = 10,
  className,
}: {
  readonly color: ProjectColor
  readonly size?: number
  readonly className?: string
}) {
  return (
    <svg viewBox="0 0 10 10" width={size} height={size} aria-hidden data-mark className={cx('shrink-0', className)}>
      <rect width="10" height="10" rx="3" className={FILL[color]} />
    </svg>
  )
}
