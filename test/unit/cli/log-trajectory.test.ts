import { describe, expect, it } from 'vitest'
import { findTrajectory } from '../../../src/cli/log-trajectory.ts'
import type { Head } from '../../../src/log/store.ts'
import type { TrajectoryKey } from '../../../src/trajectory/trajectory.ts'

const head = (value: string, source: TrajectoryKey['source'] = 'process'): Head => ({
  trajectory: { source, value },
  seq: 0,
  flows: 0,
  hash: '',
  startedAt: '',
  lastAt: '',
  server: 's',
})
const store = { heads: () => [head('4711'), head('4712'), head('47'), head('trip', 'environment')] }

describe('a trajectory', () => {
  it.each([
    ['environment:trip', 'trip'],
    ['tr', 'trip'],
    ['4711', '4711'],
    ['47', '47'],
  ])('is found by %s', async (name, value) => {
    expect(await findTrajectory(store, name)).toMatchObject({ value })
  })

  it('is not guessed', async () => {
    await expect(findTrajectory(store, '471')).rejects.toMatchObject({
      code: 'log.ambiguous-trajectory',
    })
    await expect(findTrajectory(store, 'x\u001b[2J')).rejects.toMatchObject({
      code: 'log.unknown-trajectory',
    })
  })
})
