// What must be right at the first paint, in a file of its own because the page allows no inline script.
// A classic script in <head> holds the paint for these few lines; app/theme.ts and app/shell.store.ts take over
// from it, and app/theme.test.ts sees to it that they agree.
;(() => {
  let chosen = null
  let rail = null
  let narrow = false
  try {
    narrow = matchMedia('(max-width: 899.98px)').matches
    rail = localStorage.getItem(narrow ? 'proxy.rail.narrow' : 'proxy.rail')
    chosen = JSON.parse(localStorage.getItem('proxy.appearance'))
  } catch {
    // Without storage the system decides.
  }
  const root = document.documentElement
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  root.dataset.theme = chosen?.theme === 'light' || chosen?.theme === 'dark' ? chosen.theme : system
  root.dataset.density = chosen?.density === 'compact' ? 'compact' : 'comfortable'
  if (chosen?.reducedMotion === 'on') root.dataset.motion = 'reduced'
  // The capture window has no frame; a collapsed rail is collapsed from the start.
  const collapsed = rail === 'collapsed' || (narrow && rail !== 'full')
  root.dataset.frame = location.pathname === '/capture' ? 'none' : collapsed ? 'collapsed' : 'full'
})()
