export { InboxScreen } from './InboxScreen'
