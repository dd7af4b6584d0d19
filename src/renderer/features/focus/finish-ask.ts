import { createStore } from 'zustand/vanilla'

/** Whether Finish was pressed on another screen: Focus, which opens next, asks how it went. */
export const finishAsk = createStore<{ readonly asked: boolean }>(() => ({ asked: false }))

/** To be called on the way to the Focus screen. */
export function askHowItWent(): void {
  finishAsk.setState({ asked: true })
}
