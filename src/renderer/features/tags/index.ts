export { TagMenu } from './TagMenu'
