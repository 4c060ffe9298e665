import { describe, expect, it } from 'vitest'
import { subjectOf } from '../../../src/guardian/subject-of.ts'
import { notificationOf, requestOf } from '../../message.ts'
import { resultInput } from './rules/judge-input.ts'

const ofResult = (method: string, params = {}) =>
  subjectOf(resultInput({}, { answers: requestOf(method, params) }))

describe('subjectOf', () => {
  it('names the result of a tool, and its error, by the tool', () => {
    expect(ofResult('tools/call', { name: 'read_file' })).toBe('The result of "read_file"')
    const error = { code: -32602, message: 'no' }
    const message = { kind: 'error', id: 1, error, value: { error }, bytes: 0 } as const
    const answers = requestOf('tools/call', { name: 'read_file' })
    expect(subjectOf({ ...resultInput({}), message, answers })).toBe('The error of "read_file"')
  })

  it('names what else a server gives, and has a word for all other messages', () => {
    expect(ofResult('prompts/get', { name: 'review' })).toBe('The prompt "review"')
    expect(ofResult('resources/read', { uri: 'file:///a' })).toBe('The resource')
    expect(ofResult('tasks/result')).toBe('The result of the task')
    const log = notificationOf('notifications/message', { data: 'x' })
    expect(subjectOf({ ...resultInput({}), message: log, answers: undefined })).toBe(
      'The log message',
    )
    expect(subjectOf({ ...resultInput({}), answers: undefined })).toBe('The message of the server')
  })
})
