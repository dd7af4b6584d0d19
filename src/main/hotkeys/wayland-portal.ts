import type { CommandLine } from 'electron'

const feature = 'GlobalShortcutsPortal'

/**
 * On Wayland only the desktop's portal can give a program global hotkeys, and only when Chromium is told to ask it
 * before the app is ready. The desktop may then ask the person, or choose other keys.
 */
export function useHotkeyPortal(
  commandLine: Pick<CommandLine, 'getSwitchValue' | 'appendSwitch'>,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): void {
  if (platform !== 'linux' || (env['XDG_SESSION_TYPE'] !== 'wayland' && !env['WAYLAND_DISPLAY'])) return
  const features = commandLine.getSwitchValue('enable-features').split(',').filter(Boolean)
  if (!features.includes(feature)) commandLine.appendSwitch('enable-features', [...features, feature].join(','))
}
