import { describe, expect, it } from 'vitest'
import { kindOf, malformed, quoted } from '../../../../src/audit/readers/malformed.ts'

describe('malformed', () => {
  it('names the member, what was expected and what was found', () => {
    const fault = malformed('glaive', '/chat', 'a text', 7)
    expect(fault.code).toBe('audit.malformed-record')
    expect(fault.message).toBe('malformed glaive record: `/chat`: expected a text, found a number')
    expect(malformed('mci', '', 'an object', null).message).toContain('the record: expected')
  })
})

describe('kindOf', () => {
  it('says in words what a value is', () => {
    const kinds = [undefined, null, true, 1, 2n, '', 'x', [], [1], {}].map(kindOf)
    expect(kinds).toEqual([
      'nothing',
      'null',
      'true',
      'a number',
      'a number',
      'a string',
      'the string `x`',
      'an empty list',
      'a list',
      'an object',
    ])
    expect(kindOf('x'.repeat(61))).toBe('a string')
  })
})

describe('quoted', () => {
  it('keeps text of a record to one bounded line without anything invisible', () => {
    expect(quoted('a\nb\u001b[31m\u202ec\ud800`d')).toBe('`a\ufffdb\ufffd[31m\ufffdc\ufffd\ufffdd`')
    expect(quoted('x'.repeat(1_000))).toBe(`\`${'x'.repeat(60)}...\``)
  })
})
