import { HiddenFromModels } from './HiddenFromModels'
import { IndexCard } from './IndexCard'
import { MemoryList } from './MemoryList'

/** What Proxy remembers, what no model may see, and how tasks are found by likeness. */
export function MemorySection() {
  return (
    <div className="flex flex-col gap-8 pt-3">
      <MemoryList />
      <HiddenFromModels />
      <IndexCard />
    </div>
  )
}
