import { describe, expect, it } from 'vitest'
import { informationTypesOf } from '../../../src/flow/about.ts'
import { leavesOf } from '../../../src/flow/leaves.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const about = (content: JsonValue) => informationTypesOf(leavesOf(content))

describe('informationTypesOf', () => {
  it('puts what harms a person first and text of any kind behind it', () => {
    expect(about({ text: 'write to ann@example.org', city: 'Oslo' })).toEqual([
      'email-address',
      'location',
      'message-text',
    ])
  })

  it('names each type once', () => {
    expect(about({ email: 'ann@example.org', cc: ['bob@example.org'] })).toEqual(['email-address'])
  })

  it('says other where neither value nor name is known, and only there', () => {
    expect(about({ b: 'plain' })).toEqual(['other'])
    expect(about({ b: 'plain', city: 'Oslo' })).toEqual(['location'])
    expect(about([])).toEqual(['other'])
  })

  it('takes weight and height for health, but not the height of what has a width', () => {
    expect(about({ weight: 70, height: 1.75 })).toEqual(['health'])
    expect(about({ width: 640, height: 480 })).toEqual(['quantity'])
    expect(about({ body: { height: 1.75 }, box: { width: 3, height: 2 } })).toEqual([
      'health',
      'quantity',
    ])
  })

  it('takes what a schema states for leaves of which nothing else speaks', () => {
    const leaves = leavesOf({ a: 'Qz', city: 'Oslo' })
    expect(informationTypesOf(leaves, () => 'attribute')).toEqual(['location', 'attribute'])
  })

  it('does not search beyond its bound, and is not slowed by what lies there', () => {
    const far = `${'x '.repeat(20_000)}ann@example.org`
    expect(about({ a: far })).toEqual(['other'])
    const many = Array.from({ length: 999 }, () => 'y '.repeat(1_000))
    expect(about({ many, owner_email: 'ann@example.org' })).toEqual(['email-address'])
    expect(about({ many: [...many, 'ann@example.org'] })).toEqual(['other'])
  })
})
