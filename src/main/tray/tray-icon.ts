import { join } from 'node:path'

import { nativeImage, type NativeImage } from 'electron'

/** The tray's icon; null when it is not there, and then there is no tray. Electron finds the '@2x' variants itself. */
export function trayIcon(iconsDirectory: string, platform: NodeJS.Platform): NativeImage | null {
  // macOS colours a black template itself, for its light and its dark menu bar.
  const image = nativeImage.createFromPath(
    join(iconsDirectory, platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
  )
  if (image.isEmpty()) return null
  if (platform === 'darwin') image.setTemplateImage(true)
  return image
}
