import { capture } from './capture'
import { common } from './common'
import { shell } from './shell'

/**
 * The part of the English catalogue that the frame needs, one entry per area. A key is the path to a text:
 * 'common.action.save'. The areas of the screens come with the first screen (`screens.ts`).
 */
export const en = { common, shell, capture } as const
