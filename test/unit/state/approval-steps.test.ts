import { describe, expect, it } from 'vitest'
import {
  asked,
  denied,
  forgottenAt,
  granted,
  superfluous,
  usedUp,
} from '../../../src/state/approval-steps.ts'
import { type ApprovalRecord, approvalBounds } from '../../../src/state/approvals.ts'
import { flowOf, now, requestOf, shown } from './approval-of.ts'

const hour = 3_600_000

describe('asked', () => {
  it('makes a request with a short id that waits for a day', () => {
    expect(requestOf()).toMatchObject({
      id: 'a1b2c3d4',
      asks: 1,
      askedAt: '2026-01-02T03:04:05.000Z',
      standing: { state: 'pending', until: '2026-01-03T03:04:05.000Z' },
    })
  })

  it('is the same request when it is asked again', () => {
    const again = asked(requestOf(), 'a1b2c3d4e5', { flow: flowOf(), shown }, now + hour)
    expect(again).toMatchObject({ id: 'a1b2c3d4', asks: 2, askedAt: requestOf().askedAt })
    expect(again.lastAskedAt).toBe('2026-01-02T04:04:05.000Z')
  })
})

describe('granted', () => {
  it('keeps only fields that may be any, and no time beyond the longest', () => {
    const any = ['/arguments/to', '/arguments/body', '/arguments/none']
    const { standing } = granted(requestOf(), { once: false, until: 9e15, any }, now)
    expect(standing).toMatchObject({ state: 'granted', any: ['/arguments/body'] })
    expect(Date.parse(standing.until)).toBe(now + approvalBounds.longestMs)
  })
})

describe('denied and usedUp', () => {
  it('end an approval', () => {
    const yes = granted(requestOf(), { once: true, until: now + hour, any: [] }, now)
    expect(denied(yes, now + hour, now).standing).toMatchObject({ state: 'denied' })
    expect(usedUp(yes, now).standing).toMatchObject({ state: 'used' })
  })
})

describe('superfluous', () => {
  const many = (count: number, server: string, minutes = 0): readonly ApprovalRecord[] =>
    Array.from({ length: count }, (_, index) =>
      asked(undefined, `${server}${index}`, { flow: flowOf({ server }), shown }, now + minutes),
    )

  it('is nothing while there is room', () => {
    expect(superfluous(many(approvalBounds.records - 1, 'a'), now)).toEqual([])
  })

  it('is what is no longer shown', () => {
    const old = requestOf()
    const then = Date.parse(forgottenAt(old))
    expect(superfluous([old], then - 1)).toEqual([])
    expect(superfluous([old], then)).toEqual([old])
  })

  it('is the oldest of the server that asks most, never the one of a quiet server', () => {
    const quiet = many(1, 'quiet', -hour)
    const loud = many(approvalBounds.records - 1, 'loud')
    expect(superfluous([...quiet, ...loud], now).map(({ flow }) => flow.server)).toEqual(['loud'])
  })

  it('is what is over before what waits', () => {
    const spent = usedUp(requestOf(), now)
    const waiting = many(approvalBounds.records - 1, 'a', -hour)
    expect(superfluous([...waiting, spent], now)).toEqual([spent])
  })

  it('is never what a person decided and still holds', () => {
    const terms = { once: false, until: now + hour, any: [] }
    const decided = many(approvalBounds.records + 5, 'a').map((one) => granted(one, terms, now))
    expect(superfluous(decided, now)).toEqual([])
  })
})
