import { describe, expect, it } from 'vitest'
import { keyLinesOf } from '../../../../src/flow/text-values/key-lines.ts'

const read = (text: string, limit = 1_000) => keyLinesOf(text, limit)

describe('keyLinesOf', () => {
  it('reads labels and values', () => {
    expect(read('Name: Ann Lee\nDate of Birth: 1990-01-02\nNotes: "quiet"')).toEqual({
      Name: 'Ann Lee',
      'Date of Birth': '1990-01-02',
      Notes: 'quiet',
    })
  })

  it('reads a YAML list of objects, with lists and longer text in it', () => {
    const text = [
      '- to:',
      '  - ann@example.org',
      '  - bob@example.org',
      '  body: first line',
      '    second line',
      '- to:',
      '  - cas@example.org',
      '  body: short',
    ].join('\n')
    expect(read(text)).toEqual([
      { to: ['ann@example.org', 'bob@example.org'], body: 'first line second line' },
      { to: ['cas@example.org'], body: 'short' },
    ])
  })

  it('nests by indentation', () => {
    expect(read('user:\n  city: Oslo\n  zip: 0150\nage: 41')).toEqual({
      user: [{ city: 'Oslo', zip: '0150' }],
      age: '41',
    })
  })

  it('reads bulleted labels in bold, and keeps what stands around them as text', () => {
    const text = 'Here they are\n- **Event ID:** E1\n- **Title**: Fair\n  - **Start:** noon'
    expect(read(text)).toEqual([
      'Here they are',
      { 'Event ID': 'E1', Title: 'Fair', Start: 'noon' },
    ])
  })

  it('starts a new object where a label comes again', () => {
    expect(read('Name: Ann\nAge: 3\nName: Bob\nAge: 4')).toEqual([
      { Name: 'Ann', Age: '3' },
      { Name: 'Bob', Age: '4' },
    ])
  })

  it('takes prose with colons for text', () => {
    for (const text of [
      'no colon here\nor here',
      'Note: one line only',
      'He said this at last: no.\nAnd then he left.\nNothing: more.',
      'https://example.org/a\nhttps://example.org/b',
      '10:30 start\n11:30 end',
    ]) {
      expect([text, read(text)]).toEqual([text, undefined])
    }
  })

  it('takes __proto__ for a label like any other and stops at its bound', () => {
    expect(Object.keys(read('__proto__: a\nb: c') ?? {})).toEqual(['__proto__', 'b'])
    expect(read('a: 1\nb: 2\nc: 3', 2)).toEqual({ a: '1', b: '2' })
  })
})
