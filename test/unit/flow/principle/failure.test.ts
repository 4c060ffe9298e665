import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../../src/flow/leaves.ts'
import { isFailure } from '../../../../src/flow/principle/failure.ts'
import type { JsonValue } from '../../../../src/mcp/json.ts'

const failed = (content: JsonValue) => isFailure(leavesOf(content))

describe('isFailure', () => {
  it('knows a return that only says that the function failed', () => {
    for (const content of [
      { error: 'no such order' },
      { error: true },
      { success: false, exception: 'Timeout' },
      'Error: user not found',
      'ValueError: 3',
      'NotFoundException: x',
      'Invalid access token',
    ]) {
      expect(failed(content)).toBe(true)
    }
  })

  it('takes for none what carries something, or says that there was no error', () => {
    for (const content of [
      {},
      { error: '', items: 3 },
      { error: false, item: 'lamp' },
      { a: 1, b: 2, c: 3, d: 4, error: 'partly' },
      'The error rate is 3%',
      { title: 'An invalid argument' },
    ]) {
      expect(failed(content)).toBe(false)
    }
  })
})
