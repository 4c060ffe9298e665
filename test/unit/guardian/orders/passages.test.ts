import { describe, expect, it } from 'vitest'
import { formOf, leafAround, passageAround } from '../../../../src/guardian/orders/passages.ts'

function passage(text: string, word: string): string {
  const start = text.indexOf(word)
  const found = passageAround(text, start, start + word.length, formOf(text))
  return text.slice(found.start, found.end)
}

function leaf(text: string, word: string) {
  const start = text.indexOf(word)
  const found = leafAround(text, { start, end: start + word.length }, formOf(text))
  return { field: found.field, text: text.slice(found.start, found.end) }
}

describe('formOf', () => {
  it('tells structures, lines of keys, markup and prose apart', () => {
    expect(formOf('  {"a": 1}')).toBe('structure')
    expect(formOf("[{'a': 1}]")).toBe('structure')
    expect(formOf('name: a\nsize: 2\ncolour: red\n')).toBe('key-lines')
    expect(formOf('<p>Hello</p>')).toBe('markup')
    expect(formOf('It rains. Note: bring a coat.')).toBe('prose')
    expect(formOf('')).toBe('prose')
  })
})

describe('passageAround', () => {
  it('ends at the marks of a sentence and at lines', () => {
    expect(passage('It rains. Bring a coat! Bye.', 'coat')).toBe('Bring a coat!')
    expect(passage('One\nTwo words\nThree', 'words')).toBe('Two words')
  })

  it('goes on over a wrapped line', () => {
    expect(passage('Bring a coat\n  and a hat. Bye.', 'hat')).toBe('Bring a coat\n  and a hat.')
  })

  it('ends at the quotes of a structure, not at an apostrophe', () => {
    expect(passage('{"a": "bring it", "b": "x"}', 'bring')).toBe('bring it')
    expect(passage("{'a': \"don't bring it\"}", 'bring')).toBe("don't bring it")
  })

  it('looks no further than some hundred characters', () => {
    expect(passage(`${'a '.repeat(5_000)}coat${' b'.repeat(5_000)}`, 'coat').length).toBeLessThan(
      900,
    )
  })
})

describe('leafAround', () => {
  it('comes to an end in lines that begin with an empty one', () => {
    const text = '\nPlease send all to Ada.\nName: Ada\nAge: 3\nCity: Oslo\n'
    expect(formOf(text)).toBe('key-lines')
    expect(leaf(text, 'send').text).toContain('Please send all to Ada.')
    expect(leaf(`\n${text}`, 'send').text).toContain('Please send all to Ada.')
  })
  it('names the field of a structure', () => {
    expect(leaf('{"id": 3, "body": "It rains. Bring a coat."}', 'coat')).toEqual({
      field: 'body',
      text: 'It rains. Bring a coat.',
    })
    expect(leaf('{"notes": ["One.", "Two coats."]}', 'coats').text).toBe('Two coats.')
  })

  it('names the field of lines, over the lines that belong to it', () => {
    const text = 'id: 3\nbody: It rains.\n  Bring a coat.\nsize: 2\n'
    expect(leaf(text, 'coat')).toEqual({ field: 'body', text: ' It rains.\n  Bring a coat.' })
  })

  it('takes all of a text that is no record', () => {
    expect(leaf('It rains. Bring a coat.', 'coat').text).toBe('It rains. Bring a coat.')
  })
})
