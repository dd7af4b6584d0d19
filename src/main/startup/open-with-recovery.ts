import { dialog, shell } from 'electron'

import { OpenError, openCore, restoreOffline, type Core, type CoreOptions } from '@core/index'

import { choiceLabels, describeOpenError, type OpenChoice } from './open-problem'

/** Finds the address that a browser can open for the host at an URL; null when it is not to be opened. */
type AddressOf = (url: string) => Promise<string | null>

/** Opens the core; when it cannot be opened, asks the person what to do until it can or they quit (null). */
export async function openWithRecovery(options: CoreOptions, addressOf: AddressOf): Promise<Core | null> {
  for (;;) {
    try {
      return await openCore(options)
    } catch (error) {
      if (!(error instanceof OpenError)) throw error
      options.logger.error('The data could not be opened', { code: error.code, message: error.message })
      if (!(await recover(error, options, addressOf))) return null
    }
  }
}

/** Whether to try again. */
async function recover(error: OpenError, options: CoreOptions, addressOf: AddressOf): Promise<boolean> {
  for (;;) {
    const choice = await ask(error)
    switch (choice) {
      case 'retry':
        return true
      case 'restore': {
        const failure = restore(options)
        if (failure === null) return true
        await dialog.showMessageBox({
          type: 'error',
          title: 'Proxy',
          message: 'Nothing was restored',
          detail: failure,
          buttons: ['OK'],
        })
        break
      }
      case 'show-folder':
        await shell.openPath(options.dataDirectory)
        break
      case 'open-running': {
        const address = error.owner?.url ? await addressOf(error.owner.url) : null
        if (address !== null) await shell.openExternal(address)
        return false
      }
      case 'quit':
        return false
    }
  }
}

async function ask(error: OpenError): Promise<OpenChoice> {
  const { title, detail, choices } = describeOpenError(error)
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Proxy',
    message: title,
    detail,
    buttons: choices.map((choice) => choiceLabels[choice]),
    defaultId: 0,
    cancelId: choices.indexOf('quit'),
    noLink: true,
  })
  return choices[response] ?? 'quit'
}

/** Puts the newest sound backup in place of the damaged file; answers what went wrong. */
function restore({ dataDirectory, backupDirectory, clock }: CoreOptions): string | null {
  try {
    restoreOffline({ dataDirectory, backupDirectory, name: 'latest', clock })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'The reason is unknown.'
  }
}
