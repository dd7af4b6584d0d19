import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

type Subject = { readonly id: string; readonly title: string; readonly steps: number }

/** What is to be done with a template: save a task as one, add the steps of one, or make a task from one. */
export type TemplateAsk =
  | { readonly kind: 'save' | 'add'; readonly task: Subject }
  | { readonly kind: 'new'; readonly task?: undefined }

const store = createStore<{ readonly ask: TemplateAsk | null }>(() => ({ ask: null }))

/** Opens the dialog for it over whatever is on screen; null closes it. */
export function askTemplate(ask: TemplateAsk | null): void {
  store.setState({ ask })
}

export function useTemplateAsk(): TemplateAsk | null {
  return useStore(store, ({ ask }) => ask)
}
