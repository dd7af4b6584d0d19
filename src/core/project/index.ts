export { ProjectRepository } from './project.repository'
export { ProjectService } from './project.service'
