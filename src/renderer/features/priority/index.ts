export { RankedNow } from './RankedNow'
export { TaskRank } from './TaskRank'
