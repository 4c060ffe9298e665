/**
 * A judged record as a line of MCI JSONL, the form that the log exports too.
 *
 * A flow that was judged carries the new verdict; one that nothing judged keeps the verdict it came
 * with. So a trajectory that is read and written again without judges loses nothing.
 */
import type { Flow } from '../flow/flow.ts'
import type { Finding, Verdict } from '../guardian/verdict.ts'
import type { LoggedFlow, LogMode } from '../log/entry.ts'
import { type Redactor, redactorFactory } from '../log/redact.ts'
import { loggedScores, placeFinding, renderFlow } from '../log/render-entry.ts'
import type { JsonObject, JsonValue } from '../mcp/json.ts'
import { serialise } from '../mcp/serialise.ts'
import { benchmarkClassOfLabel } from '../risk/labels.ts'
import { recordKey } from './digest.ts'
import type { JudgedRecord, JudgedStep } from './judge-record.ts'
import type { MciRecord } from './record.ts'

export interface MciRecordInput {
  readonly id: string
  readonly judged: JudgedRecord
  /** The record as it was read: digests in redacted content are made under its key. */
  readonly text: string
  /**
   * How much content is kept. @default `redacted`; an MCI trajectory as it is, since whoever wrote
   * it has chosen
   */
  readonly content?: LogMode
}

/** The line, without line end. */
export function mciLineOf({ id, judged, text, content }: MciRecordInput): string {
  const { record, steps } = judged
  if (record.kind === 'mci' && content === undefined) return sameLine(record, steps)
  const redactor = redactorFactory(content ?? 'redacted', recordKey(text))
  const flows = steps.flatMap((step) =>
    step.flows.map((flow) => flowText(flow, verdictOf(step, flow), redactor())),
  )
  const { completeness } = judged
  const key = record.kind === 'mci' ? record.trajectory.key : { source: 'record', value: id }
  const start = JSON.stringify({ mci: 1, id, key, completeness }).slice(0, -1)
  const label = labelOf(record.label)
  const end = label === undefined ? '' : `,${JSON.stringify({ label }).slice(1, -1)}`
  return `${start},"flows":[${flows.join(',')}]${end}}`
}

/** The trajectory with every member it has, in its order, and the verdicts of this run. */
function sameLine({ trajectory, label }: MciRecord, steps: readonly JudgedStep[]): string {
  const isJudged = steps.some(({ verdict }) => verdict !== undefined)
  const value = {
    ...trajectory,
    ...(isJudged ? { flows: steps.flatMap(withVerdicts) } : {}),
    // A label that no table knows is carried through as it is written.
    ...(label === undefined || trajectory.label !== undefined ? {} : { label }),
  }
  return serialise(value as unknown as JsonObject)
}

function withVerdicts(step: JudgedStep): readonly LoggedFlow[] {
  return step.flows.map((flow) => {
    const verdict = verdictOf(step, flow)
    return verdict === undefined ? flow : { ...flow, verdict }
  })
}

type FlowVerdict = NonNullable<LoggedFlow['verdict']>

/** What was judged now, else what the record itself states. */
function verdictOf({ verdict, flows, step }: JudgedStep, flow: Flow): FlowVerdict | undefined {
  if (verdict === undefined) return step.given?.verdict
  const { decision, risk, confidence, findings } = verdict
  return {
    decision,
    risk,
    confidence,
    ...loggedScores(verdict),
    findings: findingsOf(findings, flow, flows),
  }
}

/** The findings that name `flow`; those about a flow elsewhere stand with the first of the step. */
function findingsOf(
  findings: Verdict['findings'],
  flow: Flow,
  flows: readonly Flow[],
): readonly Finding[] {
  if (findings.length === 0) return findings
  return findings.filter((finding) =>
    flows.some(({ seq }) => seq === finding.flow) ? finding.flow === flow.seq : flow === flows[0],
  )
}

function flowText(flow: Flow, verdict: FlowVerdict | undefined, redactor: Redactor): string {
  const rendered = renderFlow(flow, redactor)(0)
  if (verdict === undefined) return rendered
  const { decision, risk, confidence, scores } = verdict
  const findings = verdict.findings.map((finding) =>
    placeFinding({ ...finding, text: redactor.text(finding.text) }, 0, redactor),
  )
  const shown = JSON.stringify({ decision, risk, confidence, scores, findings })
  return `${rendered.slice(0, -1)},"verdict":${shown}}`
}

function labelOf(label: JsonValue | undefined): string | undefined {
  return typeof label === 'string' ? benchmarkClassOfLabel(label) : undefined
}
