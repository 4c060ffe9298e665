/** Whether a return only says that the function failed. */
import { wordsOf } from '../field-name.ts'
import type { Leaf } from '../leaves.ts'

/** Leaves of a return that says that it failed; one with more carries something beside. */
const maxLeaves = 4

const failing: ReadonlySet<string> = new Set(['error', 'errors', 'exception'])
const failed =
  /^\W{0,3}(?:\w{0,40}(?:error|exception)\b(?=\s{0,2}(?:[:(.!\d-]|occurred|$))|(?:\w{1,20} ){1,2}error\W{0,2}$|failed\b|traceback\b|unauthori[sz]ed\b|forbidden\b|(?:invalid|missing|unknown) (?:\w{1,40} ){0,3}(?:token|password|argument|parameter|id|request|credentials?)\b)/i

/** Leaves that say that something failed, and next to nothing else. */
export function isFailure(leaves: readonly Leaf[]): boolean {
  if (leaves.length === 0 || leaves.length > maxLeaves) return false
  return leaves.some(({ field, value }) => {
    const isNamed = wordsOf(field).some((word) => failing.has(word))
    if (typeof value === 'boolean') return isNamed && value
    if (typeof value !== 'string') return isNamed && field !== 'error_code' && value !== 0
    return isNamed ? value.trim() !== '' : failed.test(value.slice(0, 200))
  })
}
