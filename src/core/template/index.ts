export { TemplateRepository } from './template.repository'
export { TemplateService } from './template.service'
