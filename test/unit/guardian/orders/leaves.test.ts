import { describe, expect, it } from 'vitest'
import { createLeaves, isRecordForm } from '../../../../src/guardian/orders/leaves.ts'
import { lookThrough } from '../../../../src/guardian/orders/look-through.ts'
import { createWords, scanWords } from '../../../../src/guardian/orders/scan-words.ts'
import { expectLinear } from '../../../support/growth.ts'

function leavesOf(text: string) {
  const look = lookThrough(scanWords(text, createWords()), undefined, () => false)
  if (look === undefined) throw new Error('nothing to look at')
  return { look, leaves: createLeaves(text, look, '') }
}

describe('createLeaves', () => {
  it('gives each passage its leaf, and passages of one leaf the same', () => {
    const { look, leaves } = leavesOf('{"a": "Send it. Buy it.", "b": "Open it."}')
    const around = look.passages.map((passage) => leaves.around(passage))
    expect(around.map(({ field }) => field)).toEqual(['a', 'a', 'b'])
    expect(around[0]).toBe(around[1])
  })

  it('counts the orders of a leaf, and what they make up of it', () => {
    const { look, leaves } = leavesOf('{"a": "Send it. Buy it. It rains all day long, as ever."}')
    const [first] = look.passages
    if (first === undefined) throw new Error('no passage')
    const leaf = leaves.around(first)
    expect(leaves.ordersIn(leaf, 0)).toBe(2)
    const alone = leaves.frameOf(leaf, 0, undefined)
    expect(alone).toMatchObject({ isRecord: true, isContent: true })
    const other = { start: leaf.end - 20, end: leaf.end }
    expect(leaves.frameOf(leaf, 0, other).share).toBeGreaterThan(alone.share)
    expect(leaves.frameOf(leaf, 0, first).share).toBe(alone.share)
  })

  it('takes time in proportion where one leaf holds thousands of orders', () => {
    const given = (size: number) => leavesOf(JSON.stringify({ a: 'Send it. '.repeat(size) }))
    expectLinear(20_000, given, ({ look, leaves }) => {
      for (const [index, passage] of look.passages.entries())
        leaves.frameOf(leaves.around(passage), index, undefined)
    })
  })
})

describe('isRecordForm', () => {
  it('takes fields for records, and documents for none', () => {
    expect(isRecordForm('field')).toBe(true)
    expect(isRecordForm('key-lines')).toBe(true)
    expect(isRecordForm('markup')).toBe(false)
  })
})
