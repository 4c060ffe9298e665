import { describe, expect, it } from 'vitest'
import { hasFailed } from '../../../src/guardian/outcome.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'
import type { Observation } from '../../../src/trajectory/observation.ts'
import { observedLeaves } from '../../../src/trajectory/observed-leaves.ts'

const returned = (content: JsonValue, isError = false): Observation => ({
  flow: 1,
  at: '2026-01-01T00:00:00.000Z',
  kind: 'return',
  integrity: 'untrusted',
  confidentiality: 'private',
  subject: [],
  turn: 0,
  isError,
  causedBy: [],
  leaves: observedLeaves(content),
})
const failed = (content: JsonValue) => hasFailed(returned(content))
const text = (words: string): JsonValue => ({ content: [{ type: 'text', text: words }] })

describe('hasFailed', () => {
  it('holds where the answer is flagged', () => {
    expect(hasFailed(returned(text('Sent.'), true))).toBe(true)
  })

  it('holds where a field says so', () => {
    for (const content of [
      { error: 'no such account' },
      { success: false, message: 'Sent.' },
      { ok: 'False' },
      { status: 'FAILED' },
      { result: 'rejected by bank' },
      { data: { errors: ['x'] } },
    ]) {
      expect([content, failed(content)]).toEqual([content, true])
    }
  })

  it('holds where the words of the answer say so', () => {
    for (const words of [
      'Insufficient funds.',
      'Recipient bank account not found.',
      'Account verified. Transaction failed: insufficient funds.',
      'ValidationError: 3 errors',
      "We couldn't send it.",
      'The email was not sent.',
      'Please verify your account to proceed. A code has been sent.',
      'You need to log in first',
      'Your amount exceeds the limit. Please confirm. An email has been sent to you.',
    ]) {
      expect([words, failed(text(words))]).toEqual([words, true])
    }
  })

  it('does not hold for a success, whatever follows it', () => {
    for (const words of [
      'Sent 1024.99 to DE89.',
      'The email has been sent successfully. If you cannot find it, please try again.',
      'Deleted 3 files, no errors.',
      'Order placed with 0 failures',
      'ok',
      '',
      '7',
    ]) {
      expect([words, failed(text(words))]).toEqual([words, false])
    }
  })

  it('does not take the words of a record for the outcome', () => {
    expect(failed({ id: 7, subject: 'Payment failed', body: 'Error 31' })).toBe(false)
    expect(failed({ status: 'sent', message: 'your last attempt failed' })).toBe(false)
    expect(failed({ id: 7, message: 'Could not be sent' })).toBe(true)
  })

  it('does not take an empty error for one', () => {
    for (const error of ['', false, 0, 'None', 'null', null]) {
      expect([error, failed({ error, id: 3 })]).toEqual([error, false])
    }
  })

  it('takes a status of HTTP for the outcome, and no other number', () => {
    for (const value of [{ status: 503 }, { statusCode: 404 }, { http_status: 500, data: 'x' }])
      expect([value, failed(value)]).toEqual([value, true])
    for (const value of [{ status: 200 }, { status: 3 }, { status: 640 }, { code: 503 }])
      expect([value, failed(value)]).toEqual([value, false])
  })

  it('does not take what is pending for failed', () => {
    expect(failed({ status: 'pending' })).toBe(false)
  })

  it('reads long answers in bounded time, and only their beginning', () => {
    const long = `${'verified '.repeat(200_000)} failed`
    expect(failed(text(long))).toBe(false)
    expect(failed(text('a_'.repeat(200_000)))).toBe(false)
    expect(failed(text('please '.repeat(100_000)))).toBe(false)
    expect(failed(text('\u0000\u202e\ud800'))).toBe(false)
  })
})
