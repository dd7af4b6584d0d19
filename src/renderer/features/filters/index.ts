export { FilterMenu } from './FilterMenu'
export { SaveFilterDialog } from './SaveFilterDialog'
export { useFilterActions } from './use-filter-actions'
