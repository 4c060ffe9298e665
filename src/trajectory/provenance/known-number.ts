/** The numbers that moved last, with what they count. */
import { unitAt } from '../../mcp/unit-at.ts'
import { fieldOf } from './evidence.ts'
import { type Unit, unitBeside, unitOfField } from './unit.ts'
import type { ValueIndex } from './value-index.ts'
import type { StoredLeaf, ValueStore } from './value-store.ts'

export interface KnownNumber {
  readonly value: number
  readonly leaf: StoredLeaf
  /** UTF-16 code units of the leaf's text. */
  readonly span: readonly [number, number]
  readonly isOfUser: boolean
}

/** @see design: derived matches look at the 256 most recent numbers */
const maxOthers = 256
const maxOfUser = 32

/** The latest numbers, the user's and the rest, oldest first. */
export function latestNumbers({ stores }: ValueIndex): readonly KnownNumber[] {
  const [queries, others] = stores
  return [...latestOf(queries, maxOfUser, true), ...latestOf(others, maxOthers, false)]
}

function latestOf(store: ValueStore, most: number, isOfUser: boolean): readonly KnownNumber[] {
  const { numbers } = store
  const known: KnownNumber[] = []
  for (let place = Math.max(numbers.first, numbers.next - most); place < numbers.next; place++) {
    const leaf = store.leaf(numbers.leaf(place))
    if (leaf === undefined) continue
    const span = [numbers.start(place), numbers.end(place)] as const
    known.push({ value: numbers.value(place), leaf, span, isOfUser })
  }
  return known
}

/** What a number counts: by its own sign, the word after it, the field beside it, its field's name. */
export function unitOfKnown({ leaf, span }: KnownNumber): Unit | undefined {
  const beside = unitBeside(leaf.text, span[0], span[1])
  if (beside !== undefined) return beside
  const { pointer, observation } = leaf
  const parent = pointer.slice(0, pointer.lastIndexOf('/') + 1)
  return unitOfField(fieldOf(pointer)) ?? unitAmong(parent, observation.leaves)
}

/** The unit that another member of the same object states: `{value: 70, unit: 'kg'}`. */
export function unitAmong(
  parent: string,
  leaves: readonly (readonly [pointer: string, value: unknown])[],
): Unit | undefined {
  for (const [pointer, value] of leaves) {
    if (!pointer.startsWith(parent) || typeof value !== 'string') continue
    if (/unit|currency/i.test(pointer.slice(parent.length))) return unitOfField(value.slice(0, 24))
  }
  return undefined
}

/** A key of the flow and list that a number stands in: indexes are left out. */
export function listOf({ leaf }: KnownNumber): number {
  const { pointer, observation } = leaf
  let key = observation.flow
  let isIndex = true
  for (let at = pointer.length - 1, end = at; at >= 0; at--) {
    const code = unitAt(pointer, at)
    if (code === 0x2f) {
      if (!isIndex || end === at) for (let of = at; of <= end; of++) key = mixed(key, pointer, of)
      end = at - 1
      isIndex = true
    } else if (code < 0x30 || code > 0x39) isIndex = false
  }
  return key
}

/** A key of the flow and object that a number stands in. */
export function holderOf({ leaf }: KnownNumber): number {
  const { pointer, observation } = leaf
  let key = observation.flow
  for (let at = pointer.lastIndexOf('/') - 1; at >= 0; at--) key = mixed(key, pointer, at)
  return key
}

function mixed(key: number, text: string, at: number): number {
  return Math.imul(key ^ unitAt(text, at), 0x01000193)
}
