import './styles/app.css'

import { createWebLink } from './app/link.web'
import { startApp } from './app/start'

startApp(createWebLink(window.location), {
  leaveCapture: () => window.location.assign('/today'),
  reportsPresence: true,
})
