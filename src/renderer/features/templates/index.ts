export { TemplatesSection } from './TemplatesSection'
