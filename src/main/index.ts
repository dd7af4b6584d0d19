import { app, dialog } from 'electron'

import { launch } from './launch'

launch({
  argv: process.argv.slice(1),
  workingDirectory: process.cwd(),
  platform: process.platform,
  env: process.env,
}).catch((error: unknown) => {
  dialog.showErrorBox('Proxy could not start', error instanceof Error ? error.message : String(error))
  app.exit(1)
})
