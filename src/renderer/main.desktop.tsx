import './styles/app.css'

import { hideCaptureAddress, showMiniAddress } from '@contract/port'

import { createDesktopLink } from './app/link.desktop'
import { startApp } from './app/start'

startApp(await createDesktopLink(window), {
  leaveCapture: () => void window.open(hideCaptureAddress),
  openMini: () => void window.open(showMiniAddress),
})
