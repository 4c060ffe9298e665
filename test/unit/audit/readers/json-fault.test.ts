import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault } from '../../../../src/audit/readers/json-fault.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // What it says about the place is not compared.
    return false
  }
}

/** Texts close to JSON: valid ones with characters put in, taken out or exchanged. */
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '{', ':', '\\', '1', ' '))),
  )
  .map(([text, edits]) =>
    edits.slice(0, 3).reduce((edited, [place, character]) => {
      const at = place % (edited.length + 1)
      return edited.slice(0, at) + character + edited.slice(at + 1)
    }, text),
  )

describe('findJsonFault', () => {
  it('finds a fault exactly where JSON.parse refuses the text', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.json(), fc.string()), (text) => {
        expect(findJsonFault(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['{"a": 1,}', 8, 'expected a member name in double quotes'],
    ['{"a" 1}', 5, 'expected `:`'],
    ['{a: 1}', 1, 'expected a member name in double quotes or `}`'],
    ['[1 2]', 3, 'expected `,` or `]`'],
    ['[1,]', 3, 'expected a value'],
    ['{"a": 1]', 7, 'expected `,` or `}`'],
    ['[tru]', 1, 'expected a value or `]`'],
    ['[01]', 1, 'expected a value or `]`'],
    ["{'a': 1}", 1, 'expected a member name in double quotes or `}`'],
    ['{"a": "x\ny"}', 8, 'a control character in a string'],
    ['["\\x"]', 2, 'an unknown escape in a string'],
    ['["\\\\\\q"]', 4, 'an unknown escape in a string'],
    ['{"a": "x', 8, 'the text breaks off in a string'],
    ['{"a": [1', 8, 'the text breaks off'],
    ['', 0, 'the text breaks off'],
    ['{} {}', 3, 'text after the end of the value'],
  ])('says where and why %j is no JSON', (text, at, reason) => {
    expect(findJsonFault(text)).toEqual({ at, reason })
  })

  it('takes no longer than the text is long', () => {
    const many = 300_000
    expect(findJsonFault('['.repeat(many))).toMatchObject({ at: many })
    expect(findJsonFault(`["${'\\'.repeat(2 * many)}x`)).toMatchObject({ at: 2 * many + 3 })
    expect(findJsonFault(`["${'\\\\'.repeat(many)}\\q"]`)).toMatchObject({ at: 2 * many + 2 })
  })
})
