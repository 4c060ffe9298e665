import { expect, it } from 'vitest'
import { turnObservation } from '../../../src/trajectory/turn-observation.ts'

const turn = { text: 'book it', flow: 4, at: '2026-01-02T03:04:05.000Z', turn: 1 }

it('takes the user at their word, and a model that speaks for them as the host', () => {
  expect(turnObservation({ ...turn, role: 'user', isAuthor: true })).toMatchObject({
    kind: 'query',
    integrity: 'user',
    leaves: [['', 'book it']],
  })
  expect(turnObservation({ ...turn, role: 'user', isAuthor: false }).integrity).toBe('host')
})

it('takes the answer to the user as the host, whoever counts as its author', () => {
  const seen = turnObservation({ ...turn, role: 'client', isAuthor: true })
  expect(seen).toMatchObject({ kind: 'response', integrity: 'host' })
  expect(turnObservation({ ...turn, text: '', role: 'client', isAuthor: true }).leaves).toEqual([])
})
