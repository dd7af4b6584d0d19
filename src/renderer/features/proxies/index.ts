export { ModelHint } from './ModelHint'
export { SuggestButton } from './SuggestButton'
export { TaskHelp, type Help } from './TaskHelp'
