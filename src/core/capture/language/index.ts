export type {
  DayPart,
  LocalMoment,
  NeededEnergy,
  ParseContext,
  ParsedCapture,
  ParsedNode,
  ParsedRecurrence,
  ParsedSpan,
  Priority,
  SpanKind,
} from './capture.types'
export { parseCapture, spanKey } from './parse-capture'
export { countLines, parseList } from './parse-list'
export { withExceptions } from './recurrence-rule'
export { DEFAULT_DAY_PARTS } from './reader'
