import { describe, expect, it } from 'vitest'
import { createQuotes } from '../../../../../src/guardian/rules/protected-files/shell-quotes.ts'

function read(text: string) {
  const commands: string[] = []
  return { quotes: createQuotes(text, (command) => commands.push(command)), commands }
}

describe('createQuotes', () => {
  it('reads single and double quotes', () => {
    expect(read(`'a"b'c`).quotes.quoted(0)).toEqual({ text: 'a"b', end: 5 })
    expect(read('"a\\"b\\c"d').quotes.quoted(0)).toEqual({ text: 'a"b\\c', end: 8 })
    expect(read('"a').quotes.quoted(0)).toEqual({ text: 'a', end: 3 })
    expect(read("'a").quotes.quoted(0)).toEqual({ text: 'a', end: 3 })
  })

  it('reads the escapes of dollar quotes', () => {
    const escaped = (text: string) => read(text).quotes.escaped(0).text
    expect(escaped("$'\\x2emcp\\056json'")).toBe('.mcp.json')
    expect(escaped("$'\\u002emcp\\U0000002ejson'")).toBe('.mcp.json')
    expect(escaped("$'a\\'b\\n\\q'")).toBe("a'b q")
    expect(escaped("$'\\Uffffffff")).toBe('')
    expect(escaped("$'a")).toBe('a')
  })

  it('gives the commands whose output is a part of the line', () => {
    const { quotes, commands } = read('"x$(rm (a))y`ls`z"')
    expect(quotes.quoted(0).text).toBe('x*y*z')
    expect(commands).toEqual(['rm (a)', 'ls'])
    expect(read('`a').quotes.closes(0)).toBe(false)
    expect(read('$(a').quotes.substituted(0)).toEqual({ text: '*', end: 4 })
  })

  it('reads long quotes in bounded time', () => {
    for (const text of [`"${'$('.repeat(300_000)}`, `"${'\\"'.repeat(300_000)}`, '"'.repeat(9)])
      expect(read(text).quotes.quoted(0).end).toBeGreaterThan(0)
    expect(read(`$'${'\\x'.repeat(300_000)}`).quotes.escaped(0).end).toBeGreaterThan(300_000)
  })
})
