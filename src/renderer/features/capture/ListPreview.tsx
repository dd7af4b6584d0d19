import type { ParsedNode } from '@contract/capture'
import { t } from '@renderer/i18n/index'

import { type PreviewNode, countTasks, previewTree } from './capture-text'

const MOST_LINES = 8

/** The tasks that several lines make, with what is read out of each, as a tree. */
export function ListPreview({ lines }: { readonly lines: readonly ParsedNode[] }) {
  const count = countTasks(lines)
  return (
    <ul
      aria-label={t('capture.list.preview')}
      className="flex w-full flex-col gap-1 border-s-2 border-line ps-3 text-13"
    >
      {previewTree(lines, MOST_LINES).map((node) => (
        <Branch key={node.place} node={node} />
      ))}
      {count > MOST_LINES && <li className="text-fg-faint">{t('capture.list.more', { count: count - MOST_LINES })}</li>}
    </ul>
  )
}

/** A task with what was read out of its line, and its steps below it. */
function Branch({ node }: { readonly node: PreviewNode }) {
  return (
    <li className="flex min-w-0 flex-col gap-1">
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="truncate" dir="auto">
          {node.title}
        </span>
        {node.facts.length > 0 && <span className="shrink-0 text-12 text-fg-faint">{node.facts.join(' · ')}</span>}
      </span>
      {node.children.length > 0 && (
        <ul className="flex flex-col gap-1 border-s border-line ps-3">
          {node.children.map((child) => (
            <Branch key={child.place} node={child} />
          ))}
        </ul>
      )}
    </li>
  )
}
