import { useNavigate } from '@tanstack/react-router'

import { useCurrentFocus, useFocusActions } from '@renderer/features/focus/index'

import { energyCommands, globalCommands, goCommands } from './global-commands'
import { openOverlay, toggleRail } from './shell.store'
import { useChooseTheme } from './settings'
import { askTemplate } from './template-ask.store'
import { useCheckIn } from './use-check-in'
import { useCommands } from './use-commands'
import { useUndo } from './undo'

/** Offers what works on every screen: places, capture, palette, undo, energy, the running session. */
export function useGlobalCommands(): void {
  const navigate = useNavigate()
  const { undoLast, redoLast } = useUndo()
  const checkIn = useCheckIn()
  const chooseTheme = useChooseTheme()
  const { session } = useCurrentFocus()
  const focus = useFocusActions()
  const hasSession = () => session !== null

  useCommands([
    ...goCommands.map((command) => ({ ...command, run: () => void navigate({ to: command.to }) })),
    ...energyCommands.map((command) => ({ ...command, run: () => void checkIn.run({ level: command.level }) })),
    { ...globalCommands.palette, run: () => openOverlay('palette') },
    { ...globalCommands.keyboardMap, run: () => openOverlay('keyboard') },
    { ...globalCommands.capture, run: () => openOverlay('capture') },
    { ...globalCommands.newFromTemplate, run: () => askTemplate({ kind: 'new' }) },
    { ...globalCommands.rail, run: toggleRail },
    { ...globalCommands.undo, run: undoLast },
    { ...globalCommands.redo, run: redoLast },
    { ...globalCommands.interrupted, when: hasSession, run: () => void focus.interrupt() },
    {
      ...globalCommands.pauseFocus,
      when: hasSession,
      run: () => {
        if (session?.state === 'deciding') void navigate({ to: '/focus' })
        else void (session?.state === 'focusing' ? focus.pause() : focus.resume())
      },
    },
    { ...globalCommands.startFocus, when: () => !hasSession(), run: () => void navigate({ to: '/focus' }) },
    { ...globalCommands.estimates, run: () => void navigate({ to: '/estimates' }) },
    { ...globalCommands.themeLight, run: () => chooseTheme('light') },
    { ...globalCommands.themeDark, run: () => chooseTheme('dark') },
    { ...globalCommands.themeSystem, run: () => chooseTheme('system') },
  ])
}
