import { describe, expect, it } from 'vitest'
import { combine } from '../../../src/guardian/combine.ts'
import type { Message, RequestMessage } from '../../../src/mcp/message.ts'
import { draftOf } from '../../../src/proxy/handled-line.ts'
import { callOf, errorOf, notificationOf, requestOf, resultOf } from '../../message.ts'
import { completeness, inputOf } from '../guardian/judge-input.ts'

const draft = (message: Message, answers?: RequestMessage) =>
  draftOf(
    {
      judged: {
        message,
        trajectory: { source: 'process', value: 't' },
        answers,
        flows: [],
        verdict: combine([], completeness),
        input: inputOf(message),
      },
      action: { kind: 'forward' },
    },
    {
      at: '2026-01-02T03:04:05.678Z',
      server: 's',
      from: 'host',
      ms: 1,
    },
  )
const facts = (...args: Parameters<typeof draft>) => {
  const { message } = draft(...args) as { message: object }
  return message
}

describe('draftOf', () => {
  it('names the method, of an answer that of its request', () => {
    expect(facts(callOf('a'))).toMatchObject({ kind: 'request', method: 'tools/call', id: '1' })
    expect(facts(resultOf({}), callOf('a'))).toMatchObject({ kind: 'result', method: 'tools/call' })
    expect(facts(resultOf({}))).not.toHaveProperty('method')
    expect(facts(notificationOf('x'))).not.toHaveProperty('id')
    expect(facts(errorOf({ code: 1 }, null))).not.toHaveProperty('id')
  })

  it('writes ids as JSON text, big integers with all digits', () => {
    expect(facts(callOf('a', {}, '1'))).toMatchObject({ id: '"1"' })
    expect(facts(callOf('a', {}, 0))).toMatchObject({ id: '0' })
    expect(facts(callOf('a', {}, 2n ** 70n))).toMatchObject({ id: '1180591620717411303424' })
  })

  it('bounds method and id', () => {
    const facts10k = facts(requestOf('m'.repeat(10_000), {}, 'i'.repeat(10_000)))
    expect(facts10k).toMatchObject({ method: 'm'.repeat(256), id: `"${'i'.repeat(256)}"` })
  })
})
