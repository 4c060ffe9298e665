/**
 * What a run found, in numbers: adds up record by record, and part by part where several threads
 * judged. Plain data, bounded whatever the input is.
 *
 * Records that could not be judged count as failed and nowhere else.
 */
import { moreSevere } from '../../guardian/combine.ts'
import type { Decision } from '../../guardian/verdict.ts'
import type { RiskId } from '../../risk/risk.ts'
import { keepNotable, type Notable } from './notable.ts'

/** How often each name was seen. */
export type Counts = Record<string, number>

export interface RiskTally {
  readonly records: number
  /** The most severe of them. */
  readonly decision: Decision
}

/** A record that could not be judged. */
export interface Failure {
  readonly file: string
  readonly line: number
  /** Code and reason. */
  readonly error: string
}

/** Labels that name a class, and how often the class with the highest score is the same. */
export interface LabelTally {
  readonly records: number
  readonly agree: number
}

export interface Tally {
  readonly records: number
  readonly failed: number
  /** Of judged records, by format, decision, ... */
  readonly formats: Counts
  readonly decisions: Counts
  /** Flows by message type, and by the first of their information types, subjects and principles. */
  readonly flows: number
  readonly messages: Counts
  readonly about: Counts
  readonly subjects: Counts
  readonly principles: Counts
  readonly risks: Readonly<Partial<Record<RiskId | 'judge-unavailable', RiskTally>>>
  /** Records of which something was not seen. */
  readonly unseen: Readonly<Record<'query' | 'response' | 'lists' | 'provenance', number>>
  readonly labels: Readonly<Record<'appropriate' | 'risks', LabelTally>>
  /** Labels that name no class. */
  readonly otherLabels: Counts
  readonly failures: readonly Failure[]
  readonly failureCodes: Counts
  readonly notable: readonly Notable[]
}

/** Failures that are named: of each code, and of all. */
const keptOfCode = 3
const keptFailures = 12
const maxNames = 200

export function emptyTally(): Tally {
  const none: LabelTally = { records: 0, agree: 0 }
  return {
    records: 0,
    failed: 0,
    formats: {},
    decisions: {},
    flows: 0,
    messages: {},
    about: {},
    subjects: {},
    principles: {},
    risks: {},
    unseen: { query: 0, response: 0, lists: 0, provenance: 0 },
    labels: { appropriate: none, risks: none },
    otherLabels: {},
    failures: [],
    failureCodes: {},
    notable: [],
  }
}

/** Both together; `next` stands behind `first` in the input. */
export function addTallies(first: Tally, next: Tally): Tally {
  return {
    records: first.records + next.records,
    failed: first.failed + next.failed,
    formats: addCounts(first.formats, next.formats),
    decisions: addCounts(first.decisions, next.decisions),
    flows: first.flows + next.flows,
    messages: addCounts(first.messages, next.messages),
    about: addCounts(first.about, next.about),
    subjects: addCounts(first.subjects, next.subjects),
    principles: addCounts(first.principles, next.principles),
    risks: addRisks(first.risks, next.risks),
    unseen: {
      query: first.unseen.query + next.unseen.query,
      response: first.unseen.response + next.unseen.response,
      lists: first.unseen.lists + next.unseen.lists,
      provenance: first.unseen.provenance + next.unseen.provenance,
    },
    labels: {
      appropriate: addLabels(first.labels.appropriate, next.labels.appropriate),
      risks: addLabels(first.labels.risks, next.labels.risks),
    },
    otherLabels: addCounts(first.otherLabels, next.otherLabels),
    failures: keepFailures([...first.failures, ...next.failures]),
    failureCodes: addCounts(first.failureCodes, next.failureCodes),
    notable: keepNotable(first.notable, next.notable),
  }
}

/** The code of a line's error. */
export function codeOf(error: string): string {
  return error.split(':', 1)[0] ?? ''
}

/** The first few of each code, in input order. */
export function keepFailures(failures: readonly Failure[]): readonly Failure[] {
  const counts = new Map<string, number>()
  return failures
    .filter(({ error }) => {
      const code = codeOf(error)
      counts.set(code, (counts.get(code) ?? 0) + 1)
      return (counts.get(code) ?? 0) <= keptOfCode
    })
    .slice(0, keptFailures)
}

function addRisks(first: Tally['risks'], next: Tally['risks']): Tally['risks'] {
  const sum: Partial<Record<RiskId | 'judge-unavailable', RiskTally>> = { ...first }
  for (const [key, more] of Object.entries(next)) {
    const name = key as RiskId | 'judge-unavailable'
    const known = sum[name]
    sum[name] =
      known === undefined
        ? more
        : {
            records: known.records + more.records,
            decision: moreSevere(known.decision, more.decision),
          }
  }
  return sum
}

function addLabels(first: LabelTally, next: LabelTally): LabelTally {
  return { records: first.records + next.records, agree: first.agree + next.agree }
}

/** WHY a bound: names may come from the input, and every record could bring a new one. */
function addCounts(first: Counts, next: Counts): Counts {
  const sum = new Map(Object.entries(first))
  for (const [name, count] of Object.entries(next)) {
    const key = sum.has(name) || sum.size < maxNames ? name : '...'
    sum.set(key, (sum.get(key) ?? 0) + count)
  }
  return Object.fromEntries(sum)
}
