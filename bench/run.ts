/**
 * npm run bench -- [name …]: measures what the project promises about speed, size and safety, and prints a table each.
 * Timings depend on the machine; compare runs on one machine only.
 */
import { crashBench } from './crash.bench'
import { energyBench } from './energy.bench'
import { estimatesBench } from './estimates.bench'
import { focusClockBench } from './focus-clock.bench'
import { historyBench } from './history.bench'
import { hostBench } from './host.bench'
import { recurrenceBench } from './recurrence.bench'
import { storageBench } from './storage.bench'
import { parseBench } from './parse.bench'
import { typingBench } from './typing.bench'
import { printTable, type Measured } from './table'

const suites: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<readonly Measured[]> }>> = {
  storage: { title: 'Storage: the core on a file with 100,000 tasks', run: storageBench },
  energy: { title: 'Energy: the forecast, and a large import', run: energyBench },
  estimates: { title: 'Estimates: ten thousand finished tasks', run: estimatesBench },
  host: { title: 'Host and page: the built app in headless Chromium', run: hostBench },
  parse: { title: 'Quick add: reading what people type', run: parseBench },
  recurrence: { title: 'Recurrence: 10,000 occurrences of a rule', run: recurrenceBench },
  typing: { title: 'Typing into the capture box: tasks of the page in headless Chromium', run: typingBench },
  'focus-clock': { title: 'Focus clock: how far off when the machine misbehaves', run: focusClockBench },
  history: { title: 'History: five years, every read that a screen makes', run: historyBench },
  crash: { title: 'Kill loop: SIGKILL at random moments under writes', run: crashBench },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in suites))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark named ${unknown.join(', ')}. Choose from: ${Object.keys(suites).join(', ')}\n`,
  )
  process.exit(2)
}
let missed = 0
for (const [name, suite] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const rows = await suite.run()
  printTable(suite.title, rows)
  missed += rows.filter(({ met }) => !met).length
}
process.stdout.write(`\n${missed === 0 ? 'All targets met' : `${missed} targets missed`}\n`)
