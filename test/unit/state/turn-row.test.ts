import { expect, it } from 'vitest'
import { readForgotten, readTurn } from '../../../src/state/turn-row.ts'

const turn = { number: 0, text: 'Book it.', flow: 3, at: '2026-11-22T10:00:00.000Z' }

it('a turn comes back as it was written', () => {
  const sender = { id: 'ann', roles: ['doctor'], authenticatedBy: 'oidc' }
  const whole = { ...turn, id: 't', source: 'user', sender }
  expect(readTurn(whole)).toEqual(whole)
  expect(readTurn({ ...turn, source: 'declared' })).toEqual({ ...turn, source: 'declared' })
})

it('words whose source is not known are not the words of the user', () => {
  expect(readTurn({ ...turn, source: 'root' })?.source).toBe('declared')
  expect(readTurn(turn)?.source).toBe('declared')
})

it('what is no turn is none', () => {
  for (const wrong of [null, 'x', [], { ...turn, text: 1 }, { ...turn, flow: -1 }]) {
    expect(readTurn(wrong)).toBeUndefined()
  }
  expect(readTurn({ ...turn, source: 'user', sender: { roles: [1, 'a'] } })?.sender).toEqual({
    roles: ['a'],
  })
})

it('a summary is read only with words that are known', () => {
  const summary = { integrity: 'untrusted', confidentiality: 'public', leaves: 2 }
  expect(readForgotten(summary)).toEqual(summary)
  expect(readForgotten({ ...summary, server: 'a' })).toEqual({ ...summary, server: 'a' })
  expect(readForgotten({ ...summary, integrity: 'divine' })).toBeUndefined()
  expect(readForgotten({ ...summary, confidentiality: 1 })).toBeUndefined()
  expect(readForgotten({ ...summary, leaves: 0.5 })).toBeUndefined()
  expect(readForgotten('x')).toBeUndefined()
})
