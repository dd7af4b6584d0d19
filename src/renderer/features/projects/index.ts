export { ProjectDialog, type ProjectDialogProps } from './ProjectDialog'
export { ProjectMenu } from './ProjectMenu'
export { type ProjectActions, useProjectActions } from './use-project-actions'
export { useProjects } from './use-projects'
