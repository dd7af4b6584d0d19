export type Measured = {
  readonly what: string
  readonly target: string
  readonly measured: string
  readonly met: boolean
}

/** The value below which the share `p` (0 to 1) of the samples lies; samples need no order. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/** Milliseconds that each of `count` runs took. */
export async function time(count: number, run: (index: number) => unknown): Promise<readonly number[]> {
  const samples: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    await run(index)
    samples.push(performance.now() - start)
  }
  return samples
}

/** A row for a 95th percentile in milliseconds: the median over `runs` of each run's percentile. */
export async function p95Row(
  what: string,
  limit: number,
  runs: number,
  count: number,
  run: (index: number) => unknown,
): Promise<Measured> {
  const perRun: number[] = []
  const all: number[] = []
  for (let round = 0; round < runs; round += 1) {
    const samples = await time(count, run)
    perRun.push(percentile(samples, 0.95))
    all.push(...samples)
  }
  const p95 = median(perRun)
  return {
    what,
    target: `p95 ≤ ${limit} ms`,
    measured: `p50 ${median(all).toFixed(2)} · p95 ${p95.toFixed(2)} · max ${Math.max(...all).toFixed(2)} ms`,
    met: p95 <= limit,
  }
}

/** A row of the table; without a target there is nothing to miss. */
export function row(what: string, target: string, measured: string, met = true): Measured {
  return { what, target, measured, met }
}

export function printTable(title: string, rows: readonly Measured[]): void {
  const cells = rows.map(({ what, target, measured, met }) => [
    what,
    target,
    measured,
    target === 'no target' ? '' : met ? 'met' : 'MISSED',
  ])
  const header = ['What', 'Target', 'Measured', '']
  const widths = header.map((name, column) =>
    Math.max(name.length, ...cells.map((line) => (line[column] ?? '').length)),
  )
  const line = (values: readonly string[]): string =>
    `| ${values.map((value, column) => value.padEnd(widths[column] ?? 0)).join(' | ')} |`
  process.stdout.write(
    `\n${title}\n\n${[line(header), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n')}\n`,
  )
}
