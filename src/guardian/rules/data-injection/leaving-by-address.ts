/**
 * Data that leaves within an address: content named a host, and in the path or query behind it stands
 * what another read returned, as it is or encoded. Whoever opens the link, or only shows it, sends it.
 *
 * @see CVE-2025-32711 (EchoLeak), CVE-2025-34072 (link unfurling)
 */

import type { TrajectoryView } from '../../../trajectory/memory.ts'
import type { Observation } from '../../../trajectory/observation.ts'
import { observedLeaves } from '../../../trajectory/observed-leaves.ts'
import { decodingsWithin } from '../../../trajectory/provenance/decode.ts'
import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { calledFunction } from '../../delegation/called-function.ts'
import { isDefinition, isForeign } from '../../delegation/places.ts'
import { sentOtherwise } from '../../delegation/sent-otherwise.ts'
import { fieldOf } from '../../delegation/weight.ts'
import type { Claim, JudgeInput, TurnInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'

const maxValues = 32
/** UTF-16 code units of a value, and addresses in it, that are looked at. */
const maxText = 32_768
const maxAddresses = 8
/** Parts behind a host that are looked for. */
const maxParts = 8
/** Observations, latest first, and UTF-16 code units of them, in which hosts and data are looked for. */
const maxObservations = 256
const maxSearched = 131_072
/** A word that tells nothing where it is equal by chance. */
const shortest = 5

const address = /https?:\/\/([^\s/?#"'<>()[\]{}|\\^`]{3,253})([/?#][^\s"'<>()[\]{}|\\^`]{1,2048})/gi

/** What is claimed of data within addresses; empty for other messages. */
export function leavingByAddress(input: JudgeInput): readonly Claim[] {
  const called = calledFunction(input)
  if (called !== undefined) {
    const what = `The call of ${quoteName(called.name)}${atServer(input.server.id)}`
    const claim = claimOf(input.past, what, '/params/arguments', input.origins)
    if (claim !== undefined) return [claim]
  }
  for (const { what, at, values } of sentOtherwise(input)) {
    const leaves = observedLeaves(values).map(([pointer, value]) => ({ pointer, value }))
    const claim = claimOf(input.past, what, at, leaves)
    if (claim !== undefined) return [claim]
  }
  return []
}

/** The same of an answer: whoever shows it fetches the pictures in it, and the user opens its links. */
export function leavingByAnswer({ role, text, past }: TurnInput): readonly Claim[] {
  if (role !== 'client') return []
  const claim = claimOf(past, 'The answer', '', [{ pointer: '', value: text }])
  return claim === undefined ? [] : [claim]
}

function claimOf(
  past: TrajectoryView,
  what: string,
  at: string,
  values: readonly Pick<ValueOrigin, 'pointer' | 'value'>[],
): Claim | undefined {
  for (const { pointer, value } of values.slice(0, maxValues)) {
    if (typeof value !== 'string' || !value.includes('://')) continue
    const asked = askedIn(past)
    if (!asked.isKnown) return undefined
    let left = maxAddresses
    for (const { 0: whole, 1: host = '', 2: behind = '' } of value
      .slice(0, maxText)
      .matchAll(address)) {
      if (left-- === 0) break
      const leak = leakIn(past, asked, { whole, host, behind })
      if (leak === undefined) continue
      const where = pointer === '' ? '' : `, in \`${fieldOf(pointer)}\`,`
      return {
        decision: 'ask',
        severity: 'high',
        confidence: 0.85,
        element: 'recipient',
        text: `${what} has${where} an address from content with what ${unitOf(leak.read)} returned behind it; the user gave neither.`,
        evidence: [
          { pointer: `${at}${pointer}` },
          { pointer: leak.from[0], earlier: leak.from[1].flow },
          { pointer: leak.at, earlier: leak.read.flow },
        ],
      }
    }
  }
  return undefined
}

interface Address {
  readonly whole: string
  readonly host: string
  readonly behind: string
}

interface Leak {
  /** Where content has the host. */
  readonly from: readonly [pointer: string, observation: Observation]
  readonly read: Observation
  readonly at: string
}

function leakIn(
  past: TrajectoryView,
  asked: Asked,
  { whole, host, behind }: Address,
): Leak | undefined {
  if (asked.text.includes(host.toLowerCase())) return undefined
  const latest = past.observations.slice(-maxObservations).toReversed()
  const from = latest
    .filter((one) => isForeign(one) || isDefinition(one))
    .flatMap((one) =>
      one.leaves
        .filter(([, text]) => typeof text === 'string' && text.includes(host))
        .map(([at]) => [at, one] as const),
    )
  const [first] = from
  if (first === undefined) return undefined
  // What stands in content as a whole is that content's own address.
  if (from.some(([at, one]) => textAt(one, at).includes(whole))) return undefined
  const parts = partsOf(behind).filter((part) => !asked.text.includes(part.toLowerCase()))
  for (const read of latest) {
    if (!isForeign(read) || from.some(([, one]) => one.flow === read.flow)) continue
    for (const [at, value] of read.leaves) {
      const text = String(value).slice(0, maxSearched)
      if (text.length < shortest) continue
      const found = parts.find((part) => text.includes(part))
      // The same words in the content that names the host are its own.
      if (found === undefined || from.some(([place, one]) => textAt(one, place).includes(found)))
        continue
      return { from: first, read, at }
    }
  }
  return undefined
}

/** What stands behind the host, parted, decoded too. */
function partsOf(behind: string): readonly string[] {
  const plain = decoded(behind)
  const parts = plain.split(/[/?#&=,;+|:\s]+/).filter(isTelling)
  const hidden = decodingsWithin(plain.replace(/[/?#&=]/g, ' '), 4, 8).flatMap(({ text }) =>
    [text.trim(), ...text.split(/[\s,;:=&]+/)].filter(isTelling),
  )
  return [...parts, ...hidden].slice(0, maxParts)
}

/** Longer than a word, or with digits. */
function isTelling(part: string): boolean {
  return part.length >= shortest && part.length <= 1_024 && (/\d/.test(part) || part.length >= 12)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign is itself.
    return text
  }
}

function textAt({ leaves }: Observation, pointer: string): string {
  return String(leaves.find(([at]) => at === pointer)?.[1] ?? '')
}

function unitOf({ unit = '' }: Observation): string {
  return unit === '' ? 'another read' : quoteName(unit.slice(unit.indexOf(':') + 1))
}
