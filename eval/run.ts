/**
 * npm run eval -- [energy] [estimates] [runtime] [--energy FILE] [--estimates FILE] [--endpoint URL --model NAME [--key-env VAR]]: scores what the app forecasts, prequentially (each value from what came
 * before it), against simple baselines; on simulated persons whose truth is known, or on a file of real ones.
 */
import { printTable, type Measured } from '../bench/table'
import { readArguments, type Asked } from './arguments'
import { energyEval } from './energy.eval'
import { estimatesEval } from './estimates.eval'
import { runtimeEval } from './runtime.eval'

/** A suite; `file` is the person's own data, undefined for the simulator. */
type Suite = {
  readonly title: string
  readonly run: (file: string | undefined, asked: Asked) => Promise<readonly Measured[]>
}

const suites: Readonly<Record<string, Suite>> = {
  energy: { title: 'Energy: forecasts of self-reported energy', run: energyEval },
  runtime: {
    title: 'Runtime: what proxies can do without being asked',
    run: (_file, { endpoint }) => runtimeEval(endpoint),
  },
  estimates: { title: 'Estimates: how long tasks really take', run: estimatesEval },
}

try {
  const asked = readArguments(process.argv.slice(2), Object.keys(suites))
  const { names, files } = asked
  let missed = 0
  for (const [name, suite] of Object.entries(suites)) {
    if (!names.includes(name)) continue
    const rows = await suite.run(files[name], asked)
    printTable(`${suite.title}${files[name] === undefined ? '' : `, ${files[name]}`}`, rows)
    missed += rows.filter(({ met }) => !met).length
  }
  process.stdout.write(`\n${missed === 0 ? 'All targets met' : `${missed} targets missed`}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
