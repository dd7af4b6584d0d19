import { useQuery } from '@tanstack/react-query'

import { useApi } from '@renderer/app/api'
import { useFormatter } from '@renderer/i18n/index'
import { useNow } from '@renderer/features/task-list/index'

import { projectSentence } from './estimate-words'

/** When the open tasks of a project will be done, in a sentence; nothing while there is nothing to add up. */
export function ProjectForecast({ projectId }: { readonly projectId: string }) {
  const { query } = useApi()
  const format = useFormatter()
  const now = useNow()
  const { data } = useQuery(query.estimate.finishBy.queryOptions({ input: { projectId } }))
  const sentence = data === undefined ? '' : projectSentence(data, format, now)
  if (sentence === '') return null
  return (
    <span data-numeric className="block text-14">
      {sentence}
    </span>
  )
}
