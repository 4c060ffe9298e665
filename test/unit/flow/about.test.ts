import { describe, expect, it } from 'vitest'
import { informationTypesOf } from '../../../src/flow/about.ts'
import { leavesOf } from '../../../src/flow/leaves.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const about = (content: JsonValue) => informationTypesOf(leavesOf(content))

describe('informationTypesOf', () => {
  it('puts what a value is before what a name says, and both before text of any kind', () => {
    expect(about({ text: 'write to ann@example.org', city: 'Oslo' })).toEqual([
      'email-address',
      'location',
      'message-text',
    ])
  })

  it('names each type once', () => {
    expect(about({ email: 'ann@example.org', cc: ['bob@example.org'] })).toEqual(['email-address'])
  })

  it('says other where neither value nor name is known', () => {
    expect(about({ a: 1, b: 'plain words' })).toEqual(['other'])
    expect(about([])).toEqual(['other'])
  })

  it('takes weight and height for health, but not the height of what has a width', () => {
    expect(about({ weight: 70, height: 1.75 })).toEqual(['health'])
    expect(about({ width: 640, height: 480 })).toEqual(['other'])
  })

  it('knows a number only by its name', () => {
    expect(about({ phone: 4_712_345_678 })).toEqual(['phone-number'])
    expect(about({ n: 2n ** 64n })).toEqual(['other'])
  })

  it('takes no number for text, and no yes or no for anything', () => {
    expect(about({ code: -32602, subject: 7 })).toEqual(['other'])
    expect(about({ code: 'print(1)' })).toEqual(['source-code'])
    expect(about({ email: true, phone: false, price: 3 })).toEqual(['money'])
  })

  it('does not search beyond its bound, and is not slowed by what lies there', () => {
    const far = `${'x '.repeat(20_000)}ann@example.org`
    expect(about({ a: far })).toEqual(['other'])
    const many = Array.from({ length: 1_000 }, () => 'y '.repeat(1_000))
    expect(about([...many, 'ann@example.org'])).toEqual(['other'])
  })
})
