import { activity } from './activity'
import { context } from './context'
import { energy } from './energy'
import { estimates } from './estimates'
import { focus } from './focus'
import { models } from './models'
import { palette } from './palette'
import { priority } from './priority'
import { progress } from './progress'
import { proxies } from './proxies'
import { recurrence } from './recurrence'
import { settings } from './settings'
import { tasks } from './tasks'
import { templates } from './templates'
import { today } from './today'
import { welcome } from './welcome'

/** The part of the English catalogue that screens need, one entry per area; loaded beside the first screen. */
export const screens = {
  today,
  tasks,
  focus,
  energy,
  estimates,
  priority,
  progress,
  proxies,
  activity,
  settings,
  recurrence,
  models,
  context,
  templates,
  palette,
  welcome,
} as const
