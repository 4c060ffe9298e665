/** One unit as a row of features. */

import { isCall } from '../../consequence.ts'
import type { JudgeInput, TurnInput } from '../../judge.ts'
import { askedIn } from '../../task/asked.ts'
import { standingOf } from '../../task/standing.ts'
import type { Finding } from '../../verdict.ts'
import { emptyRow } from '../feature-table.ts'
import { putAnswer } from './answer-features.ts'
import { putFunction, putPrivileges } from './function-features.ts'
import { putMeeting } from './meeting-features.ts'
import { putOrder, putRepetition } from './order-features.ts'
import { putProvenance } from './provenance-features.ts'
import { putReturn, returnedCall } from './return-features.ts'
import { putRules } from './rule-features.ts'
import type { LikenessOf } from './text-features.ts'
import { putTextOfAnswer, putTextOfCall, putTextOfReturn } from './text-features.ts'
import { putUnit, recentOf, type UnitKind } from './unit-features.ts'

export interface UnitRow {
  readonly kind: UnitKind
  readonly row: Float32Array
}

export interface RowOptions {
  /** Findings of the rules where they were asked already. */
  readonly found?: readonly Finding[] | undefined
  /** Learned likeness of texts; its features are missing without. */
  readonly likeness?: LikenessOf | undefined
}

/**
 * The row of a call or of a return; undefined for every other message, and where no words of the
 * user are known: whether a call does what was asked, nobody can say then.
 */
export function rowOfMessage(input: JudgeInput, options: RowOptions = {}): UnitRow | undefined {
  const isOfCall = input.from === 'host' && isCall(input.message)
  const returned = isOfCall ? undefined : returnedCall(input)
  if (!isOfCall && returned === undefined) return undefined
  if (askedIn(input.past) === undefined) return undefined
  const kind = isOfCall ? 'call' : 'return'
  const { row, put } = emptyRow()
  const recent = recentOf(input.past)
  putUnit(put, kind, input.past, recent)
  putRules(put, input, options.found)
  if (returned !== undefined) {
    putReturn(put, input, returned, recent)
    if (options.likeness !== undefined) putTextOfReturn(put, input, returned, options.likeness)
    return { kind, row }
  }
  const standing = standingOf(input)
  putProvenance(put, input, standing, recent)
  if (standing === undefined) return { kind, row }
  putFunction(put, input, standing)
  putMeeting(put, input.past, standing)
  putPrivileges(put, input, standing)
  putRepetition(put, input, standing, recent)
  putOrder(put, input, standing, recent)
  if (options.likeness !== undefined) putTextOfCall(put, input, standing, recent, options.likeness)
  return { kind, row }
}

/** The row of an answer to the user; undefined for the user's own turns, and before the first. */
export function rowOfTurn(input: TurnInput, options: RowOptions = {}): UnitRow | undefined {
  if (input.role !== 'client' || askedIn(input.past) === undefined) return undefined
  const { row, put } = emptyRow()
  const recent = recentOf(input.past)
  putUnit(put, 'answer', input.past, recent)
  putRules(put, input, options.found)
  putAnswer(put, input.text, input.past, recent)
  if (options.likeness !== undefined) putTextOfAnswer(put, input, recent, options.likeness)
  return { kind: 'answer', row }
}
