import { expect, it } from 'vitest'
import { mergeForgotten, narrower, worseIntegrity } from '../../../src/state/merge-forgotten.ts'

it('gives one summary for each server, with the worst of all and the sum of their leaves', () => {
  expect(
    mergeForgotten([
      { server: 'notes', integrity: 'trusted-server', confidentiality: 'public', leaves: 2 },
      { integrity: 'user', confidentiality: 'private', leaves: 1 },
      { server: 'notes', integrity: 'untrusted', confidentiality: 'public', leaves: 3 },
      { server: 'notes', integrity: 'host', confidentiality: 'secret', leaves: 4 },
      { integrity: 'host', confidentiality: 'public', leaves: 1 },
    ]),
  ).toEqual([
    { server: 'notes', integrity: 'untrusted', confidentiality: 'secret', leaves: 9 },
    { integrity: 'host', confidentiality: 'private', leaves: 2 },
  ])
})

it('keeps a server called like a member of every object apart', () => {
  const one = { integrity: 'untrusted', confidentiality: 'public', leaves: 1 } as const
  expect(mergeForgotten([one, { ...one, server: '__proto__' }])).toHaveLength(2)
})

it('nothing forgotten leaves nothing', () => {
  expect(mergeForgotten([])).toEqual([])
})

it('takes the less trusted and the less public of two', () => {
  expect(worseIntegrity('user', 'untrusted')).toBe('untrusted')
  expect(worseIntegrity('untrusted', 'user')).toBe('untrusted')
  expect(narrower('public', 'secret')).toBe('secret')
  expect(narrower('secret', 'private')).toBe('secret')
})
