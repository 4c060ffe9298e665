import { describe, expect, it } from 'vitest'
import {
  blockedError,
  blockedResult,
  unreadableAnswerError,
  unreadableRequest,
} from '../../../src/enforcement/reject.ts'
import type { RequestId } from '../../../src/mcp/message.ts'
import { readLine } from '../../../src/mcp/read.ts'

const ids: readonly RequestId[] = [0, -1, '', '1', 'a"b\n\u2028', '\ud800', 2n ** 70n, '__proto__']

describe('answers of the guard', () => {
  it('are well-formed messages with the id of the request, whatever that is', () => {
    for (const id of ids) {
      for (const text of [
        blockedError(id, 'block', 'why', {}),
        blockedResult(id, 'why', {}),
        unreadableRequest(id, 'duplicate-key', 'a key twice'),
        unreadableAnswerError(id, 'too-deep'),
      ]) {
        const reading = readLine(Buffer.from(text))
        expect(reading.kind).toBe('message')
        expect(reading).toMatchObject({ message: { id: id === '\ud800' ? '\ud800' : id } })
        expect(text).not.toContain('\n')
      }
    }
  })

  it('to a stopped request are errors outside the reserved range, with the verdict', () => {
    expect(JSON.parse(blockedError(1, 'block', 'why', { risk: 'r' }))).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -31001, message: 'why', data: { 'dev.mcip/verdict': { risk: 'r' } } },
    })
    expect(JSON.parse(blockedError(1, 'ask', 'why', {})).error.code).toBe(-31002)
  })

  it('to a stopped call are results that a model can read', () => {
    expect(JSON.parse(blockedResult(1, 'why', { risk: 'r' }))).toEqual({
      jsonrpc: '2.0',
      id: 1,
      result: {
        resultType: 'complete',
        content: [{ type: 'text', text: 'why' }],
        isError: true,
        _meta: { 'dev.mcip/verdict': { risk: 'r' } },
      },
    })
  })

  it('to a line that cannot be read name the reason with the number of the fault', () => {
    expect(JSON.parse(unreadableRequest(null, 'malformed-json', 'it breaks off'))).toEqual({
      jsonrpc: '2.0',
      id: null,
      error: {
        code: -32700,
        message: 'MCIP did not forward this message: it breaks off',
        data: { reason: 'malformed-json' },
      },
    })
    expect(JSON.parse(unreadableRequest(1, 'duplicate-key', 'x')).error.code).toBe(-32600)
  })

  it('in place of an answer that cannot be read quote nothing of it', () => {
    const { error } = JSON.parse(unreadableAnswerError(1, 'duplicate-key'))
    expect(error).toEqual({
      code: -31001,
      message: 'MCIP did not forward the answer of the server: it is no well-formed message.',
      data: { reason: 'duplicate-key' },
    })
  })
})
