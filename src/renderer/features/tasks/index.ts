export { TasksScreen } from './TasksScreen'
