import { expect, it } from 'vitest'
import { agentMarks, guardedMark, markedBy } from '../../../src/cli/agent-mark.ts'

it('names who marked an environment', () => {
  expect(markedBy({ [guardedMark]: '1' })).toBe('a guarded server')
  expect(markedBy({ CLAUDECODE: '1', PATH: '/bin' })).toBe('Claude Code')
  expect(
    agentMarks.map((name) => markedBy({ [name]: 'x' })).every((who) => who !== undefined),
  ).toBe(true)
})

it('takes an empty or another variable for no mark', () => {
  expect(markedBy({})).toBeUndefined()
  expect(markedBy({ [guardedMark]: '', MCIP_LOG: 'x', MCIP_TRAJECTORY: 'y' })).toBeUndefined()
})
