import { expect, it } from 'vitest'
import {
  eraOf,
  hasBatches,
  isRevision,
  latestRevision,
  revisions,
} from '../../../src/mcp/revision.ts'

it('knows five revisions, of which the last is modern', () => {
  expect(revisions.map(eraOf)).toEqual(['legacy', 'legacy', 'legacy', 'legacy', 'modern'])
  expect(revisions.at(-1)).toBe(latestRevision)
})

it('has batches in 2025-03-26 alone', () => {
  expect(revisions.filter(hasBatches)).toEqual(['2025-03-26'])
})

it('refuses dates that are no revision', () => {
  expect(isRevision('2025-06-18')).toBe(true)
  expect(isRevision('2025-06-19')).toBe(false)
  expect(isRevision(undefined)).toBe(false)
})
