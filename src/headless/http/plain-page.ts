import { createHash } from 'node:crypto'

/** A page without script, for when the app itself cannot be shown; it holds nothing that is private. */
export type PlainPage = { readonly html: string; readonly contentSecurityPolicy: string }

const style = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText;
  font: 16px/1.55 ui-sans-serif, system-ui, sans-serif; }
main { max-width: 34rem; padding: 2rem; }
h1 { font-size: 1.4rem; margin: 0 0 .75rem; }
p { margin: .75rem 0; }
code { font: .95em ui-monospace, monospace; padding: .1em .35em; border-radius: .3em;
  background: color-mix(in srgb, CanvasText 9%, Canvas); }
a { color: inherit; }`

const styleHash = createHash('sha256').update(style).digest('base64')

function plainPage(title: string, body: string): PlainPage {
  return {
    html: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Proxy</title>
<style>${style}</style>
<main>
<h1>${title}</h1>
${body}
</main>
</html>
`,
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  }
}

/** Shown to a browser that has not been signed in. */
export const signInPage = plainPage(
  'Open Proxy from its full address',
  `<p>Proxy keeps its data on this computer and shows it only to a browser that came through the full address it
printed when it started. Open that address once; this browser then stays signed in.</p>
<p>To see the address again, run <code>npm start</code> in Proxy’s folder. If Proxy is running already, that prints its
address and changes nothing.</p>
<p>Signed in before, and came here by a link? <a href="/">Go to Proxy</a>.</p>`,
)

/** Shown after too many wrong tokens. */
export const slowDownPage = plainPage(
  'Please wait a minute',
  '<p>There were many attempts with a wrong token. Wait a minute, then open the full address again.</p>',
)

/** Shown while there is no built interface to serve. */
export const notBuiltPage = plainPage(
  'The interface is not built yet',
  '<p>Run <code>npm start</code> in Proxy’s folder; it builds what is missing. Your data is fine.</p>',
)
