import type { EnergyCheckIn } from '@contract/energy'
import type { EnergyLevel } from '@contract/vocabulary'
import { t } from '@renderer/i18n/index'

import { type Write, useWrite } from './mutate'

export type CheckInInput = { readonly level: EnergyLevel; readonly note?: string; readonly tags?: readonly string[] }
type CheckedIn = { readonly checkIn: EnergyCheckIn; readonly batchId: string | null }

/** Notes how much energy there is; said in a toast that can take it back. */
export function useCheckIn(): Write<CheckInInput, CheckedIn> {
  return useWrite<CheckInInput, CheckedIn>({
    call: ({ client }, input) => client.energy.checkIn({ ...input, tags: [...(input.tags ?? [])] }),
    done: ({ checkIn }) => t('shell.energy.checkedIn', { level: checkIn.level }),
    failed: () => t('shell.energy.failed'),
  })
}
