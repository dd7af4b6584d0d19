import { Menu, type MenuItemConstructorOptions } from 'electron'

export type AppMenuOptions = {
  readonly platform: NodeJS.Platform
  /** Developer items are for a checkout, not for an installed app. */
  readonly developer: boolean
  readonly capture: () => void
  readonly open: (path: string) => void
  readonly quit: () => void
}

/**
 * The application's menu. A page gets each key before the menu does; still, only keys that the page does not use are
 * bound here (its own map has Ctrl+K, Ctrl+Z and single letters), and what text fields do by themselves is only shown.
 */
export function setAppMenu(options: AppMenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(options)))
}

export function appMenu({ platform, developer, capture, open, quit }: AppMenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: () => open('/settings'),
  }
  const quitItem: MenuItemConstructorOptions = { label: 'Quit Proxy', accelerator: 'CommandOrControl+Q', click: quit }
  // Cocoa needs these keys in the menu; elsewhere Chromium's fields have them, and undo belongs to the app.
  const edit = (role: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    role,
    registerAccelerator: mac,
  })
  return [
    ...(mac
      ? [
          {
            label: 'Proxy',
            submenu: [
              { role: 'about' },
              separator,
              settings,
              separator,
              { role: 'services' },
              separator,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              separator,
              quitItem,
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: 'File',
      submenu: [
        { label: 'Quick capture', click: capture },
        separator,
        { role: 'close', label: 'Close window' },
        ...(mac ? [] : [separator, settings, quitItem]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        edit('undo'),
        edit('redo'),
        separator,
        edit('cut'),
        edit('copy'),
        edit('paste'),
        edit('pasteAndMatchStyle'),
        edit('selectAll'),
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(developer ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
  ]
}
