import { t } from '@renderer/i18n/index'
import { notify } from '@renderer/ui/index'

/** Puts a text on the clipboard and says so; without a clipboard the text can still be selected where it stands. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    notify({ id: 'copied', message: t('common.state.copied') })
  } catch {
    notify({ id: 'copied', message: t('settings.copyFailed'), tone: 'warning' })
  }
}
