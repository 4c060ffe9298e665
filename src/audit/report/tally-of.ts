/** The tally of records, one after the other: what a record leaves behind is numbers alone. */
import { moreSevere } from '../../guardian/combine.ts'
import type { Decision } from '../../guardian/verdict.ts'
import { benchmarkClassOfLabel } from '../../risk/labels.ts'
import type { Audited } from './audited.ts'
import { keepNotable, type Notable, notableOf } from './notable.ts'
import {
  type Counts,
  codeOf,
  type Failure,
  keepFailures,
  type RiskTally,
  type Tally,
} from './tally.ts'

export interface OpenTally {
  /** Counts one more record, in input order. */
  add(record: Audited): void
  /** What was counted so far. */
  read(): Tally
}

/** UTF-16 code units that are kept of a label and of an error. */
const maxLabel = 60
const maxError = 600

/** The tally of records in input order. */
export function tallyOf(records: readonly Audited[]): Tally {
  const tally = createTally()
  for (const record of records) tally.add(record)
  return tally.read()
}

/**
 * A tally that records are added to.
 *
 * WHY one by one: flows of a batch that wait for its end would be moved about by the garbage
 * collector.
 */
export function createTally(): OpenTally {
  let records = 0
  let failed = 0
  let flows = 0
  const formats: Count = new Map()
  const decisions: Count = new Map()
  const messages: Count = new Map()
  const about: Count = new Map()
  const subjects: Count = new Map()
  const principles: Count = new Map()
  const risks = new Map<keyof Tally['risks'], RiskTally>()
  const unseen = { query: 0, response: 0, lists: 0, provenance: 0 }
  const labels = { appropriate: { records: 0, agree: 0 }, risks: { records: 0, agree: 0 } }
  const otherLabels: Count = new Map()
  const failureCodes: Count = new Map()
  let failures: readonly Failure[] = []
  let notable: readonly Notable[] = []

  function addFlows({ judged }: Audited): void {
    for (const step of judged?.steps ?? []) {
      for (const { type, subject, principle } of step.flows) {
        flows++
        count(messages, type.message)
        count(about, type.about[0])
        count(subjects, subject[0]?.role)
        count(principles, principle[0])
      }
    }
  }

  function addRisks({ audit }: Audited): void {
    const own = new Map<keyof Tally['risks'], Decision>()
    for (const { risk, decision } of audit.findings) {
      const name = risk ?? 'judge-unavailable'
      own.set(name, moreSevere(own.get(name) ?? 'allow', decision))
    }
    for (const [name, decision] of own) {
      const before = risks.get(name) ?? { records: 0, decision }
      risks.set(name, {
        records: before.records + 1,
        decision: moreSevere(before.decision, decision),
      })
    }
  }

  function addLabel({ audit, judged }: Audited): void {
    const label = judged?.record.label
    if (label === undefined || label === null) return
    const name = typeof label === 'string' ? benchmarkClassOfLabel(label) : undefined
    if (name === undefined) {
      count(otherLabels, typeof label === 'string' ? label.slice(0, maxLabel) : typeof label)
      return
    }
    const group = labels[name === 'appropriate' ? 'appropriate' : 'risks']
    group.records++
    if (audit.risk === name) group.agree++
  }

  function addFailure({ file, line }: Audited, error: string): void {
    failed++
    count(failureCodes, codeOf(error))
    failures = keepFailures([...failures, { file, line, error: error.slice(0, maxError) }])
  }

  return {
    add(record) {
      records++
      const { audit, judged } = record
      if (audit.error !== undefined) {
        addFailure(record, audit.error)
        return
      }
      count(formats, judged?.record.format)
      count(decisions, audit.decision)
      const { query, response, lists, provenance } = audit.completeness
      if (query === 'unknown') unseen.query++
      if (!response) unseen.response++
      if (!lists) unseen.lists++
      if (provenance === 'window') unseen.provenance++
      addFlows(record)
      addLabel(record)
      if (audit.findings.length === 0) return
      addRisks(record)
      const found = notableOf(record)
      if (found !== undefined) notable = keepNotable(notable, [found])
    },
    read: () => ({
      records,
      failed,
      formats: countsOf(formats),
      decisions: countsOf(decisions),
      flows,
      messages: countsOf(messages),
      about: countsOf(about),
      subjects: countsOf(subjects),
      principles: countsOf(principles),
      risks: Object.fromEntries(risks),
      unseen: { ...unseen },
      labels: { appropriate: { ...labels.appropriate }, risks: { ...labels.risks } },
      otherLabels: countsOf(otherLabels),
      failures,
      failureCodes: countsOf(failureCodes),
      notable,
    }),
  }
}

type Count = Map<string, number>

function count(counts: Count, name: string | undefined): void {
  if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
}

function countsOf(counts: Count): Counts {
  return Object.fromEntries(counts)
}
