import { expect, it } from 'vitest'
import { requestOf, resultOf } from '../../../src/audit/built-message.ts'
import { serialise } from '../../../src/mcp/serialise.ts'
import { messageFrom } from '../../message.ts'

it('builds requests and results that a reader would read the same, but for their bytes', () => {
  for (const built of [
    requestOf(1, 'tools/list', undefined),
    requestOf(2, 'tools/call', { name: 'f', arguments: {} }),
    resultOf(2, { content: [] }),
  ]) {
    expect({ ...messageFrom(serialise(built.value)), bytes: 0 }).toEqual(built)
  }
})
