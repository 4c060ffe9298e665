/** A recorded dialogue -> its flows with their annotation, and as a line of MCI JSONL. */
import { recordDigest } from '../../audit/digest.ts'
import { type JudgedRecord, judgeRecord } from '../../audit/judge-record.ts'
import { mciLineOf } from '../../audit/mci-record.ts'
import { readRecord } from '../../audit/readers/read-record.ts'
import type { Flow } from '../../flow/flow.ts'
import type { LogMode } from '../../log/entry.ts'
import type { BenchmarkClass } from '../../risk/risk.ts'
import { type PaperFlow, paperFlowOf, withPaperFlow } from './paper-flow.ts'

export interface Annotated {
  readonly id: string
  /** The record as it was read. */
  readonly text: string
  readonly record: JudgedRecord
  /** All flows, in order. */
  readonly flows: readonly Flow[]
  /** One for each flow. */
  readonly paper: readonly PaperFlow[]
}

/**
 * The flows as the extractor annotates them; the same for the same text.
 *
 * @throws McipError `audit.malformed-record` and others of a text that is no dialogue
 */
export function annotate(text: string, id: string): Annotated {
  const judged = judgeRecord(readRecord(text), { guardian: undefined, digest: recordDigest(text) })
  if (judged instanceof Promise) throw new TypeError('nothing judges, so nothing is waited for')
  const flows = judged.steps.flatMap((step) => step.flows)
  return { id: judged.record.id ?? id, text, record: judged, flows, paper: flows.map(paperFlowOf) }
}

/** The same with other words for each flow. */
export function annotatedWith(annotated: Annotated, paper: readonly PaperFlow[]): Annotated {
  const { record, flows } = annotated
  const changed = new Map(
    flows.map((flow, index) => {
      const words = paper[index]
      return [flow, words === undefined ? flow : withPaperFlow(flow, words)] as const
    }),
  )
  const steps = record.steps.map((step) => ({
    ...step,
    flows: step.flows.map((flow) => changed.get(flow) ?? flow),
  }))
  return { ...annotated, record: { ...record, steps }, flows: [...changed.values()], paper }
}

/**
 * The line, without line end.
 *
 * @param content how much of what moves is kept
 * @param label in the place of the record's own
 */
export function annotatedLine(
  { id, record, text }: Annotated,
  content: LogMode,
  label?: BenchmarkClass,
): string {
  const judged = label === undefined ? record : { ...record, record: { ...record.record, label } }
  return mciLineOf({ id, judged, text, content })
}
