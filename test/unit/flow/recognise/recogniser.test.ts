import { expect, it } from 'vitest'
import { defineRecogniser, spansOf } from '../../../../src/flow/recognise/recogniser.ts'

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

it('a recogniser with triggers searches only texts that hold one of them as a word', () => {
  const recogniser = defineRecogniser({
    type: 'other',
    sources: [],
    triggers: new Set(['order']),
    prefilter: (_, traits) => traits.hasDigit,
    find: (text) => [{ start: 0, end: text.length }],
  })
  expect(spansOf(recogniser, 'Order 7')).toHaveLength(1)
  expect(spansOf(recogniser, 'order')).toEqual([])
  expect(spansOf(recogniser, 'border 7')).toEqual([])
  // Words of this script cannot be told apart, so the prefilter decides.
  expect(spansOf(recogniser, '注文番号7')).toHaveLength(1)
})
