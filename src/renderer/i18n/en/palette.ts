/** Texts of the command palette. */
export const palette = {
  title: 'Search and commands',
  placeholder: 'Search tasks, or say what to do',
  results: 'Results',
  tasks: 'Tasks',
  commands: 'Commands',
  capture: 'Capture',
  nothing: 'Nothing fits',
  captureTyped: 'Capture “{text}” as a task',
  startFocus: 'Start focus',
  complete: 'Complete',
  reopen: 'Reopen',
  completed: 'Completed: {title}',
  reopened: 'Reopened: {title}',
  completeFailed: 'The task was not changed',
} as const
