import { describe, expect, it } from 'vitest'
import {
  emptyRow,
  featureGroups,
  features,
} from '../../../../src/guardian/classifier/feature-table.ts'
import { named } from './named-row.ts'

describe('features', () => {
  it('have names of their own, a group and a meaning', () => {
    expect(new Set(features.map(({ name }) => name)).size).toBe(features.length)
    for (const { group, meaning } of features) {
      expect(featureGroups).toContain(group)
      expect(meaning).not.toBe('')
    }
  })

  it('leave no group without one', () => {
    expect(new Set(features.map(({ group }) => group))).toEqual(new Set(featureGroups))
  })
})

describe('emptyRow', () => {
  it('misses all until they are set', () => {
    const { row, put } = emptyRow()
    expect(row.every(Number.isNaN)).toBe(true)
    put('fit', 2)
    put('foreign', true)
    expect([named(row)('fit'), named(row)('foreign'), named(row)('twin')]).toEqual([
      2,
      1,
      undefined,
    ])
  })
})
