import { expect, it } from 'vitest'
import { defineRecogniser } from '../../../../src/flow/recognise/recogniser.ts'

it('a defined recogniser cannot be changed afterwards', () => {
  const recogniser = defineRecogniser({
    type: 'other',
    sources: [],
    prefilter: () => false,
    find: () => [],
  })
  expect(() => Object.assign(recogniser, { type: 'credential' })).toThrow(TypeError)
  expect(recogniser.type).toBe('other')
})
