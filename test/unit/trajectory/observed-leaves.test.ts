import { describe, expect, it } from 'vitest'
import { observedContent, observedLeaves } from '../../../src/trajectory/observed-leaves.ts'

describe('observedLeaves', () => {
  it('gives every value with its pointer', () => {
    expect(observedLeaves({ a: { 'b/c': [1, true, null] }, d: 'x' })).toEqual([
      ['/a/b~1c/0', 1],
      ['/a/b~1c/1', true],
      ['/d', 'x'],
    ])
  })

  it('enters JSON in strings, and leaves alone what only looks like it', () => {
    expect(observedLeaves({ text: ' {"id":"k7"}', note: '[sic]' })).toEqual([
      ['/text/id', 'k7'],
      ['/note', '[sic]'],
    ])
  })

  it('leaves out how a content block is packed', () => {
    const block = { type: 'image', data: 'aGk=', mimeType: 'image/png' }
    expect(observedLeaves([block, { type: 'savings', data: 7 }])).toEqual([
      ['/1/type', 'savings'],
      ['/1/data', 7],
    ])
  })

  it('keeps within its bounds on long and deep content', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => `value ${index} ${'x'.repeat(50)}`)
    const held = observedLeaves(long).reduce((sum, [, value]) => sum + String(value).length, 0)
    expect(held).toBeLessThanOrEqual(65_536 + 64)
    const deep = JSON.parse(`${'['.repeat(100)}1${']'.repeat(100)}`)
    expect(observedLeaves(deep)).toEqual([])
  })

  it('says how many values it cut short or left out', () => {
    expect(observedContent({ a: 'x'.repeat(65_536), b: null }).cut).toBe(0)
    const { leaves, cut } = observedContent({ a: 'x'.repeat(65_537), b: 'y' })
    expect(leaves.map(([pointer, value]) => [pointer, String(value).length])).toEqual([
      ['/a', 65_536],
    ])
    expect(cut).toBe(2)
    expect(observedContent(Array.from({ length: 2_010 }, () => 1)).cut).toBe(10)
    expect(observedContent(JSON.parse(`${'['.repeat(100)}1${']'.repeat(100)}`)).cut).toBe(1)
    expect(observedContent(undefined)).toEqual({ leaves: [], cut: 0 })
  })
})
