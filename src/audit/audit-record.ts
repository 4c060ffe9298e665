/** One record's text -> record -> judged record -> audit line. A bad record is a line too. */
import { McipError } from '../errors.ts'
import { type Classifier, createClassifier } from '../guardian/classifier/classifier.ts'
import { createClassifierJudge } from '../guardian/classifier/classifier-judge.ts'
import { loadModel } from '../guardian/classifier/load-model.ts'
import type { Model } from '../guardian/classifier/model.ts'
import type { FailMode } from '../guardian/fail-mode.ts'
import { createGuardian, type Guardian } from '../guardian/guardian.ts'
import type { Judge } from '../guardian/judge.ts'
import { allRules } from '../guardian/rules/all-rules.ts'
import { createRulesJudge } from '../guardian/rules-judge.ts'
import type { JudgeName } from '../guardian/verdict.ts'
import { type AuditLine, auditLineOf, errorLine } from './audit-line.ts'
import { recordDigest } from './digest.ts'
import { type JudgedRecord, judgeRecord } from './judge-record.ts'
import { readRecord } from './readers/read-record.ts'
import type { RecordFormat } from './record.ts'

export interface AuditDeps {
  /** Undefined: nothing judges. */
  readonly guardian: Guardian | undefined
  /** Scores the classes of a whole record; the findings do where absent. */
  readonly classifier?: Classifier
  /** Whether rules are among the judges. @default false */
  readonly isRuled?: boolean
  /** The one format to read; found out for each record where absent. */
  readonly format?: RecordFormat
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number
  /** Records of a batch that are judged at once, for judges that wait. @default 1 */
  readonly atOnce?: number
}

/** A judge that waits for something outside of this process. */
export interface WaitingTier {
  readonly judge: Judge
  /** Records that may wait for it at once. */
  readonly atOnce: number
}

export interface AuditOptions {
  /** Tiers of the cascade, in order; none: records become flows and nothing judges them. */
  readonly judges: readonly JudgeName[]
  readonly failMode: FailMode
  readonly format?: RecordFormat
  /** The trained model, or its file. @default the one that ships */
  readonly model?: string | Model
  /** What `llm` in `judges` stands for. @default there is none */
  readonly llm?: WaitingTier
  /** @default the process's own */
  readonly clock?: () => number
}

/** Where a record stands; its id where it has none of its own. */
export interface RecordPlace {
  /** As given by the user. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/**
 * @throws McipError `audit.no-judge` for a tier that this version does not have, and what loading a
 * model throws
 */
export function createAuditDeps(options: AuditOptions): AuditDeps {
  const { judges, failMode, format, llm, clock, model } = options
  const classifier = judges.includes('classifier')
    ? createClassifier(typeof model === 'object' ? model : loadModel(model))
    : undefined
  const tiers = judges.map((name) => judgeOf(name, options, classifier))
  return {
    guardian: tiers.length === 0 ? undefined : createGuardian(tiers, failMode),
    ...(classifier === undefined ? {} : { classifier }),
    isRuled: judges.includes('rules'),
    ...(format === undefined ? {} : { format }),
    ...(llm === undefined ? {} : { atOnce: llm.atOnce }),
    clock: clock ?? (() => performance.now()),
  }
}

function judgeOf(
  name: JudgeName,
  { judges, failMode, llm }: AuditOptions,
  classifier: Classifier | undefined,
): Judge {
  if (name === 'rules') return createRulesJudge(allRules, failMode)
  if (name === 'llm' && llm !== undefined) return llm.judge
  if (name === 'classifier' && classifier !== undefined) {
    const rules = judges.indexOf('rules')
    const followsRules = rules !== -1 && rules < judges.indexOf(name)
    return createClassifierJudge({ classifier, followsRules })
  }
  throw new McipError('audit.no-judge', { name, known: '`rules`, `classifier` and `llm`' })
}

export interface JudgedText {
  readonly id: string
  readonly judged: JudgedRecord
}

/**
 * The judged record that `text` holds.
 *
 * @param digest keyed digest of contents; the record's own where absent
 * @throws McipError where the text is no record, also as a rejected promise
 */
export function judgeText(
  text: string,
  place: RecordPlace,
  deps: AuditDeps,
  digest: (content: string) => string = recordDigest(text),
): JudgedText | Promise<JudgedText> {
  try {
    const record = readRecord(text, deps.format)
    const id = record.id ?? placeText(place)
    const { guardian, classifier, isRuled = false } = deps
    const judged = judgeRecord(record, { guardian, digest, classifier, isRuled })
    if (!(judged instanceof Promise)) return { id, judged }
    return judged.then(
      (later) => ({ id, judged: later }),
      (cause) => {
        throw faultOf(cause)
      },
    )
  } catch (cause) {
    throw faultOf(cause)
  }
}

/** A record's line, and what was judged; only the line where it could not be read or judged. */
export interface AuditedText {
  readonly audit: AuditLine
  readonly judged?: JudgedRecord
}

/**
 * The record that `text` holds with its audit line; never throws, never rejects. Without a judge
 * its flows have empty digests.
 */
export function auditRecord(
  text: string,
  place: RecordPlace,
  deps: AuditDeps,
): AuditedText | Promise<AuditedText> {
  const started = deps.clock()
  const done = ({ id, judged }: JudgedText): AuditedText => ({
    audit: auditLineOf(id, judged, deps.clock() - started),
    judged,
  })
  const failed = (cause: unknown): AuditedText => ({
    audit: errorLine(idIn(text) ?? placeText(place), faultOf(cause), deps.clock() - started),
  })
  try {
    // Flows that nothing judges are counted for the line, and nobody sees their digests.
    const judged = judgeText(text, place, deps, deps.guardian === undefined ? noDigest : undefined)
    return judged instanceof Promise ? judged.then(done, failed) : done(judged)
  } catch (cause) {
    return failed(cause)
  }
}

const noDigest = (): string => ''

/** The audit line of the record that `text` holds; never throws, never rejects. */
export function auditText(
  text: string,
  place: RecordPlace,
  deps: AuditDeps,
): AuditLine | Promise<AuditLine> {
  const audited = auditRecord(text, place, deps)
  return audited instanceof Promise ? audited.then(({ audit }) => audit) : audited.audit
}

/** The id of a record that has none of its own. */
export function placeText({ file, line }: RecordPlace): string {
  return `${file}:${line}`
}

/** One record must not end a run of millions, whatever is wrong with it. */
export function faultOf(cause: unknown): McipError {
  if (cause instanceof McipError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new McipError('audit.unjudged', { reason }, { cause })
}

/** The id of a record that could not be judged, so that its line can be found by it. */
function idIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
    return typeof id === 'string' && id !== '' ? id : undefined
  } catch {
    // No JSON: the place in the file names it.
    return undefined
  }
}
