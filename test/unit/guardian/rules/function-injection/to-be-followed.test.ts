import { describe, expect, it } from 'vitest'
import type { Signal } from '../../../../../src/guardian/orders/signals.ts'
import { isToBeFollowed } from '../../../../../src/guardian/rules/function-injection/to-be-followed.ts'
import { callOf, requestOf, resultOf } from '../../../../message.ts'
import { remembered } from '../../delegation/played.ts'
import { inputOf } from '../../judge-input.ts'

function isFollowed(
  user: string | undefined,
  answers = callOf('get_emails', {}),
  signals: readonly Signal[] = ['imperative', 'new-target'],
): boolean {
  const input = inputOf(resultOf({}), { past: remembered(user, []), from: 'server', answers })
  const order = {
    start: 0,
    end: 1,
    kind: 'send',
    form: 'imperative',
    signals,
    targets: [],
    score: 8,
  } as const
  return isToBeFollowed(input, [{ order }])
}

describe('orders of a source', () => {
  it('are to be followed where the user said so', () => {
    expect(isFollowed('Do what the emails ask for.')).toBe(true)
    const bill = callOf('open', { path: 'bill-may.txt' })
    expect(isFollowed('Pay the bill.', bill)).toBe(true)
    const page = requestOf('resources/read', { uri: 'file:///notes/list.md' })
    expect(isFollowed('Do everything on my list.', page)).toBe(true)
  })
  it('are not where the user only asked to read, or spoke of another kind', () => {
    expect(isFollowed('What is in my emails?')).toBe(false)
    expect(isFollowed('Do what the emails ask for.', callOf('get_reviews', {}))).toBe(false)
    expect(isFollowed(undefined)).toBe(false)
  })
  it('are not where they speak to a model', () => {
    for (const signal of ['model', 'role', 'secrecy', 'task', 'function'] as const)
      expect(isFollowed('Do what the emails ask for.', callOf('get_emails', {}), [signal])).toBe(
        false,
      )
  })
})
