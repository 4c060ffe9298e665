import { describe, expect, it } from 'vitest'
import { must, stopped } from '../../../../src/cli/demo/scene.ts'
import type { Told } from '../../../../src/cli/demo/told.ts'
import { sampleEntry } from './sample-log.ts'

describe('must', () => {
  it('tells what happened, and throws where it did not', () => {
    const told: Told[] = []
    const scene = { tell: (one: Told) => told.push(one) }
    must(scene, 1, true, 'one')
    expect(() => must(scene, 2, false, 'two')).toThrow('two')
    expect(told).toEqual([
      { kind: 'check', step: 1, ok: true, text: 'one' },
      { kind: 'check', step: 2, ok: false, text: 'two' },
    ])
  })
})

describe('stopped', () => {
  it('keeps what did not go on as it was', () => {
    const entries = [sampleEntry(false), sampleEntry(true)]
    expect(stopped({ entries })).toEqual([entries[1]])
  })
})
