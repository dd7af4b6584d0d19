export { TagRepository } from './tag.repository'
export { TagService } from './tag.service'
