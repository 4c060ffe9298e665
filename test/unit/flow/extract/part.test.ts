import { describe, expect, it } from 'vitest'
import { unitOf } from '../../../../src/flow/extract/part.ts'

describe('unitOf', () => {
  it('joins kind and name', () => {
    expect(unitOf('function', 'read_file')).toBe('function:read_file')
    expect(unitOf('resource', 'file:///a')).toBe('resource:file:///a')
  })

  it('has no name where the peer gives none that is text', () => {
    for (const name of [undefined, null, 7, 2n ** 70n, true, ['x'], { name: 'x' }]) {
      expect(unitOf('prompt', name)).toBe('prompt:')
    }
  })

  it('bounds an endless name', () => {
    expect(unitOf('function', 'x'.repeat(1_000_000))).toBe(`function:${'x'.repeat(256)}`)
  })
})
