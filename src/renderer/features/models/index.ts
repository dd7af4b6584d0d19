export { CallDetail, CallRow } from './CallLog'
export { ModelsSection } from './ModelsSection'
