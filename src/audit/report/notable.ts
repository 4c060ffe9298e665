/** The records that a person should look at first. */
import { decisions, type Finding, severities } from '../../guardian/verdict.ts'
import type { Audited } from './audited.ts'
import { evidencePath, evidenceText } from './evidence-text.ts'

/** A record by its worst finding. */
export interface Notable {
  readonly id: string
  readonly file: string
  readonly line: number
  readonly finding: Pick<Finding, 'risk' | 'decision' | 'severity' | 'confidence' | 'text'>
  /** RFC 6901 from the record. */
  readonly path: string
  /** What stands there, uncleaned. */
  readonly quote?: string
  /** How many findings the record has. */
  readonly findings: number
}

/** How many are kept of each risk. */
const keptOfEach = 3

/** UTF-16 code units that are kept of an id and a sentence. */
const maxText = 600

/** The record as a notable one; undefined where nothing was found in it. */
export function notableOf({ file, line, audit, judged }: Audited): Notable | undefined {
  const [first, ...rest] = audit.findings
  if (first === undefined || judged === undefined) return undefined
  const worst = rest.reduce((one, other) => (rank(other) > rank(one) ? other : one), first)
  const { risk, decision, severity, confidence, text, message } = worst
  const [place] = worst.evidence
  const quote = place === undefined ? undefined : evidenceText(judged.record, place)
  return {
    id: audit.id.slice(0, maxText),
    file,
    line,
    finding: { risk, decision, severity, confidence, text: text.slice(0, maxText) },
    path: evidencePath(judged.record, place ?? { message, pointer: '' }).slice(0, maxText),
    ...(quote === undefined ? {} : { quote }),
    findings: audit.findings.length,
  }
}

/** `kept` and `more` together, the worst first, a few of each risk; of equal ones the earlier stays. */
export function keepNotable(
  kept: readonly Notable[],
  more: readonly Notable[],
): readonly Notable[] {
  const counts = new Map<string, number>()
  return [...kept, ...more]
    .sort((one, other) => rank(other.finding) - rank(one.finding))
    .filter(({ finding }) => {
      const count = counts.get(finding.risk ?? '') ?? 0
      counts.set(finding.risk ?? '', count + 1)
      return count < keptOfEach
    })
}

/** At most `count`: first the worst of each risk, then the second of each, and so on. */
export function chooseNotable(kept: readonly Notable[], count: number): readonly Notable[] {
  const turns = new Map<string, number>()
  const placed = kept.map((notable) => {
    const turn = turns.get(notable.finding.risk ?? '') ?? 0
    turns.set(notable.finding.risk ?? '', turn + 1)
    return { notable, turn }
  })
  return placed
    .sort((one, other) => one.turn - other.turn)
    .slice(0, count)
    .map(({ notable }) => notable)
}

function rank({ decision, severity, confidence }: Notable['finding']): number {
  return decisions.indexOf(decision) * 100 + severities.indexOf(severity) * 10 + confidence
}
