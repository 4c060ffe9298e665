/**
 * Cases -> what a model learns from: the units of each dialogue as rows, in the order in which a
 * guard judges them, and the class of each. The step that an edit changed has the case's label;
 * everything else in the same dialogue is appropriate.
 */
import { recordDigest } from '../../audit/digest.ts'
import { judgeRecord } from '../../audit/judge-record.ts'
import { readRecord } from '../../audit/readers/read-record.ts'
import {
  type RowOptions,
  rowOfMessage,
  rowOfTurn,
  type UnitRow,
} from '../../guardian/classifier/features/row-of-unit.ts'
import type { UnitKind } from '../../guardian/classifier/features/unit-features.ts'
import { createGuardian } from '../../guardian/guardian.ts'
import type { Judge, JudgeInput } from '../../guardian/judge.ts'
import { allRules } from '../../guardian/rules/all-rules.ts'
import { createRulesJudge } from '../../guardian/rules-judge.ts'
import type { Finding } from '../../guardian/verdict.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import type { Change } from '../bench-case.ts'
import type { DialogueStep } from '../dialogue.ts'
import { dialogueOf } from '../dialogue-of.ts'

export interface Unit extends UnitRow {
  /** Place of its class among `benchmarkClasses`. */
  readonly label: number
}

export interface Example {
  /** Cases of one gold dialogue are learned from together, or not at all. */
  readonly group: string
  readonly source: string
  readonly label: number
  /** Whether it is a dialogue as it was recorded, in which nothing was edited. */
  readonly isRecorded?: boolean
  readonly units: readonly Unit[]
}

export interface LabelledText {
  readonly text: string
  readonly label: BenchmarkClass
  readonly group: string
  readonly source: string
  /** What an edit changed; the last unit is what is wrong where it names nothing. */
  readonly changed: readonly Change[]
}

/** Turns texts into examples; the rules are asked once for each message. */
export function createExamples(
  likeness?: RowOptions['likeness'],
): (one: LabelledText) => Example | undefined {
  let rows: UnitRow[] = []
  const earlier = new WeakMap<JudgeInput, readonly Finding[]>()
  const keep = (row: UnitRow | undefined): readonly Finding[] => {
    if (row !== undefined) rows.push(row)
    return []
  }
  const collector: Judge = {
    name: 'classifier',
    isNeeded(found, input) {
      earlier.set(input, found.slice())
      return true
    },
    judge: (input) => keep(rowOfMessage(input, { found: earlier.get(input), likeness })),
    judgeTurn: (input) => keep(rowOfTurn(input, { likeness })),
  }
  const guardian = createGuardian([createRulesJudge(allRules, 'open'), collector], 'open')

  return ({ text, label, group, source, changed }) => {
    rows = []
    const record = readRecord(text)
    const judged = judgeRecord(record, { guardian, digest: recordDigest(text) })
    if (judged instanceof Promise || record.kind !== 'chat' || rows.length === 0) return undefined
    const dialogue = dialogueOf(record, { id: '', source })
    const steps = typeof dialogue === 'string' ? [] : dialogue.steps
    const own = benchmarkClasses.indexOf(label)
    const isWrong = wrongUnits(rows, steps, label, changed)
    return {
      group,
      source,
      label: own,
      isRecorded: own === 0 && changed.length === 0,
      units: rows.map((row, at) => ({ ...row, label: isWrong.has(at) ? own : 0 })),
    }
  }
}

/** Places of the units that the label is true of. */
export function wrongUnits(
  rows: readonly Pick<UnitRow, 'kind'>[],
  steps: readonly DialogueStep[],
  label: BenchmarkClass,
  changed: readonly Change[],
): ReadonlySet<number> {
  const found = new Set<number>()
  if (label === 'appropriate') return found
  for (const { step, what } of changed) {
    const one = step === undefined ? undefined : steps[step]
    if (step === undefined || one === undefined || one.kind === 'user' || one.kind === 'system')
      continue
    const isOfReturn = /\breturn/.test(what)
    if (one.kind === 'assistant') add('answer', step)
    else {
      if (!isOfReturn) add('call', step)
      // WHY: only what comes back shows that the wrong function was asked.
      if (isOfReturn || label === 'function-overlapping') add('return', step)
    }
  }
  if (found.size === 0 && rows.length > 0) found.add(rows.length - 1)
  return found

  function add(kind: UnitKind, step: number): void {
    const before = steps.slice(0, step).filter((one) => hasUnit(one, kind)).length
    let left = before
    for (const [at, row] of rows.entries()) {
      if (row.kind !== kind) continue
      if (left-- === 0) {
        found.add(at)
        return
      }
    }
  }
}

function hasUnit(step: DialogueStep, kind: UnitKind): boolean {
  if (kind === 'answer') return step.kind === 'assistant' && step.text !== ''
  return step.kind === 'call' && (kind === 'call' || step.returned !== undefined)
}
