import { expect, it } from 'vitest'
import { changedParts } from '../../../src/state/changed-parts.ts'

it('names what was changed, added and taken away, in the order of the parts', () => {
  expect(
    changedParts(
      { title: 'a', description: 'b', inputSchema: 'c' },
      { annotations: 'e', description: 'x', inputSchema: 'c' },
    ),
  ).toEqual(['title', 'description', 'annotations'])
})

it('is empty for equal definitions', () => {
  expect(changedParts({ other: 'a' }, { other: 'a' })).toEqual([])
})
