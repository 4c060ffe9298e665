import { describe, expect, it } from 'vitest'
import { errorPart } from '../../../../src/flow/extract/errors.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { callOf, requestOf } from '../../../message.ts'
import { callBy, inputOf } from './input-of.ts'

const failed = (error: JsonObject, room = 16) =>
  errorPart(
    inputOf({
      method: 'tools/call',
      kind: 'answer',
      from: 'server',
      error,
      request: callOf('post'),
      room,
    }),
    error,
  )

describe('errorPart', () => {
  it('is words of the protocol from the unit that was asked', () => {
    const error = { code: -32602, message: 'no', data: { a: 1 } }
    expect(failed(error)).toEqual({ content: error, unit: 'function:post', about: ['protocol'] })
  })

  it('knows the unit of a task that failed by the call it came from', () => {
    const request = requestOf('tasks/result', { taskId: 't' })
    const call = callBy(callOf('export'))
    const input = inputOf({ method: 'tasks/result', kind: 'answer', request, call })
    expect(errorPart(input, { code: 1 }).unit).toBe('function:export')
  })

  it('has every URL that the user must visit first as a question of its own', () => {
    const visit = (url: string) => ({ mode: 'url', url, message: 'Go.' })
    const elicitations = [visit('https://a.example'), null, visit('https://b.example')]
    const part = failed({ code: -32042, message: 'no', data: { elicitations } })
    expect(part.content).toEqual({ code: -32042, message: 'no', data: { elicitations: [null] } })
    expect(part.extra).toEqual(
      [visit('https://a.example'), visit('https://b.example')].map((content) => ({
        message: 'elicitation',
        kind: 'request',
        content,
        about: ['url'],
      })),
    )
    expect(failed({ data: { elicitations } }, 0)).not.toHaveProperty('extra')
  })

  it('takes data that only look like questions for data', () => {
    for (const data of [null, 'x', [], {}, { elicitations: 'x' }, { elicitations: [null, 7] }]) {
      expect(failed({ code: 1, data })).toEqual({
        content: { code: 1, data },
        unit: 'function:post',
        about: ['protocol'],
      })
    }
  })
})
