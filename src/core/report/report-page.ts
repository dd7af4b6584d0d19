import type { Report } from '@contract/report'

/** The whole look of the page is in it, so that it can be kept, sent and printed without the app. */
const STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.45 Inter, system-ui, sans-serif; color: #1c1b19; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 18pt; margin: 0; } h2 { font-size: 12pt; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #d9d6d0; }
p { color: #5b5851; margin: .2rem 0 1rem; }
dl { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1rem 0; } dt { color: #5b5851; font-size: 9.5pt; }
dd { margin: 0; font-size: 15pt; font-weight: 600; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .2rem .5rem .2rem 0; border-bottom: 1px solid #ece9e3; vertical-align: top; }
th { font-size: 9.5pt; color: #5b5851; font-weight: 500; } .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { margin: 0; max-width: none; padding: 0; } tr, dl { break-inside: avoid; } thead { display: table-header-group; } @page { margin: 18mm; } }
`

type Column = { readonly name: string; readonly number?: boolean }

/** A report as a page of its own: figures, days, projects, tasks and goals, in that order; only what there is. */
export function reportPage(report: Report): string {
  const { totals } = report
  const title = `Report ${report.from} to ${report.to}`
  const figures: readonly (readonly [string, string])[] = [
    [totals.completed === 1 ? 'task completed' : 'tasks completed', String(totals.completed)],
    ['focused', duration(totals.focusMinutes)],
    [totals.sessions === 1 ? 'focus session' : 'focus sessions', String(totals.sessions)],
    ['days with something done', `${totals.activeDays} of ${report.days.length}`],
    ['points', String(Math.floor(totals.xp))],
    ...(totals.estimated === 0
      ? []
      : ([['estimates within a quarter', `${totals.closeEstimates} of ${totals.estimated}`]] as const)),
  ]
  const days = report.days.filter((day) => day.completed + day.sessions > 0 || day.energy !== null)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p>From what was done, as Proxy's ledger has it. Days are those of ${escapeHtml(report.timeZone)}.</p>
<dl>${figures.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
${table(
  'By project',
  [{ name: 'Project' }, { name: 'Tasks', number: true }, { name: 'Focus', number: true }],
  report.projects.map(({ name, completed, focusMinutes }) => [
    name ?? 'Without a project',
    String(completed),
    duration(focusMinutes),
  ]),
)}
${table(
  'Goals as they stood when this was made',
  [{ name: 'Goal' }, { name: 'Done', number: true }, { name: 'Target', number: true }],
  report.goals.map(({ title: name, done, target, unit }) => [name, amount(done, unit), amount(target, unit)]),
)}
${table(
  'By day',
  [
    { name: 'Day' },
    { name: 'Tasks', number: true },
    { name: 'Sessions', number: true },
    { name: 'Focus', number: true },
    { name: 'Energy', number: true },
  ],
  days.map((day) => [
    day.date,
    String(day.completed),
    String(day.sessions),
    duration(day.focusMinutes),
    day.energy === null ? '' : day.energy.toFixed(1),
  ]),
)}
${table(
  'Completed tasks',
  [
    { name: 'Day' },
    { name: 'Task' },
    { name: 'Project' },
    { name: 'Estimate', number: true },
    { name: 'Focus', number: true },
  ],
  report.tasks.map((task) => [
    task.date,
    task.title,
    task.project ?? '',
    task.estimateMinutes === null ? '' : duration(task.estimateMinutes),
    task.minutes === null ? '' : duration(task.minutes),
  ]),
)}
</body></html>
`
}

/** Text as text, whatever is in it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function table(title: string, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const cell = (tag: 'th' | 'td', text: string, column: Column | undefined): string =>
    `<${tag}${column?.number === true ? ' class="n"' : ''}>${escapeHtml(text)}</${tag}>`
  const head = columns.map((column) => cell('th', column.name, column)).join('')
  const body = rows.map((row) => `<tr>${row.map((text, index) => cell('td', text, columns[index])).join('')}</tr>`)
  return `<h2>${escapeHtml(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
}

/** '1 task', '3 days', '1 h 05'. */
export function amount(value: number, unit: string): string {
  const whole = Math.round(value)
  return unit === 'minutes' ? duration(value) : `${whole} ${whole === 1 ? unit.replace(/s$/, '') : unit}`
}

/** '1 h 05', '45 min'. */
function duration(minutes: number): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}
