import { killLoop } from '../test/storage/kill-loop'
import { row, type Measured } from './table'

const ROUNDS = 200

export async function crashBench(): Promise<readonly Measured[]> {
  const { rounds, acknowledged, lost, unsound } = await killLoop(ROUNDS, Math.random)
  return [
    row('acknowledged writes lost', '0', `${lost} of ${acknowledged} in ${rounds} rounds`, lost === 0),
    row('rounds that failed the integrity check', '0', String(unsound), unsound === 0),
  ]
}
