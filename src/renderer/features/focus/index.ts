// The screen is not among these: it is a script of its own, which the router fetches by its file.
export { playFocusSound } from './focus-sounds'
export { canFloat, openFloating, useFloating } from './mini-window'
export { askHowItWent } from './finish-ask'
export { focusCommands } from './focus-commands'
export { clockSpoken, clockText, reasonText, sessionTitle } from './focus-wording'
export type { FocusReading } from './focus-reading'
export {
  type FinishInput,
  type FocusActions,
  type InterruptInput,
  type StartInput,
  useFocusActions,
} from './use-focus-actions'
export {
  type CurrentFocus,
  type FocusSessionState,
  useCurrentFocus,
  useFocusReading,
  useFocusSession,
} from './use-focus-session'
