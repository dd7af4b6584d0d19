export { ActivityScreen } from './ActivityScreen'
export { type ChangeInWords, describeChange, isTelling } from './change-wording'
