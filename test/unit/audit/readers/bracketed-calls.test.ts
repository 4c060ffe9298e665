import { describe, expect, it } from 'vitest'
import { bracketedCalls, writtenValue } from '../../../../src/audit/readers/bracketed-calls.ts'

const read = (text: string, ...offered: string[]) => bracketedCalls(text, new Set(offered))

describe('bracketedCalls', () => {
  it('reads several calls with values of all kinds', () => {
    const text =
      '[Market Trends(kind="a, b", n=3), news/v2.list(ids=[1, 2], at={"x": None}, ok=True), ping()]'
    expect(read(text)?.calls).toEqual([
      {
        name: 'Market Trends',
        arguments: { kind: 'a, b', n: 3 },
        text: 'kind="a, b", n=3',
      },
      {
        name: 'news/v2.list',
        arguments: { ids: [1, 2], at: { x: null }, ok: true },
        text: 'ids=[1, 2], at={"x": None}, ok=True',
      },
      { name: 'ping', arguments: {}, text: '' },
    ])
  })

  it('reads names with brackets and quotes where they are on offer', () => {
    const name = 'Find "Movies" (old) [all]'
    expect(read(`[${name}(year=1950)]`, name, 'Find')?.calls).toEqual([
      { name, arguments: { year: 1950 }, text: 'year=1950' },
    ])
    expect(read(`[${name}(year=1950)]`)).toBeUndefined()
    expect(read('[f(x) (a=1)]', 'f', 'f(x)')?.calls[0]?.name).toBe('f(x)')
  })

  it('reads names with brackets and apostrophes where nothing says what is on offer', () => {
    for (const name of ["Get Driver's Tours", 'Chassis Number (VIN) Lookup', 'Tours (all)']) {
      expect(read(`[${name}(a=1), ${name}(b="(")]`)?.calls).toEqual([
        { name, arguments: { a: 1 }, text: 'a=1' },
        { name, arguments: { b: '(' }, text: 'b="("' },
      ])
    }
  })

  it('reads values without quotes and names of arguments in any script', () => {
    expect(read('[f(day=next monday, größe=1.5, 城市=Oslo)]')?.calls[0]?.arguments).toEqual({
      day: 'next monday',
      größe: 1.5,
      城市: 'Oslo',
    })
    expect(read('[f(a=1.2.3, b=2026-01-02)]')?.calls[0]?.arguments).toEqual({
      a: '1.2.3',
      b: '2026-01-02',
    })
  })

  it('keeps unreadable arguments of a function on offer as text', () => {
    expect(read('[f(a="x" b), g(1)]', 'f', 'g')?.calls).toEqual([
      { name: 'f', arguments: undefined, text: 'a="x" b' },
      { name: 'g', arguments: 1, text: '1' },
    ])
    expect(read('[f(a="x', 'f')?.calls).toEqual([{ name: 'f', arguments: undefined, text: 'a="x' }])
    expect(read('[f(a="x")')?.calls).toHaveLength(1)
  })

  it('reads calls spelled in JSON', () => {
    expect(read(' [{"name": "f", "arguments": {"a": 1}}] ')?.calls).toEqual([
      { name: 'f', arguments: { a: 1 }, text: '{"a":1}' },
    ])
    expect(read('{"name": "f"}')?.calls).toHaveLength(1)
  })

  it('takes prose for prose', () => {
    const prose = [
      'Hello (there).',
      '[]',
      '[1] See the notes (all of them).',
      '[a link](https://example.org)',
      '[Note: call (555) 0100]',
      '[f(a=1)] is how it is written',
      '{"city": "Oslo"}',
      '["a", "b"]',
      '',
    ]
    for (const text of prose) expect(read(text), text).toBeUndefined()
  })

  it('gives what is said behind calls of functions on offer', () => {
    expect(read('[f(a=1)]\nThere.', 'f')).toMatchObject({ calls: [{ name: 'f' }], after: 'There.' })
  })

  it('takes no longer than the text is long', () => {
    const many = 50_000
    expect(read(`[${'f(a=1), '.repeat(many)}]`)?.calls).toHaveLength(many)
    expect(read(`[f(${'"\\"'.repeat(many)}`, 'f')?.calls).toHaveLength(1)
    expect(read(`[f(${'('.repeat(many)}`, 'f')?.calls).toHaveLength(1)
    expect(read(`[${'('.repeat(many)}`)).toBeUndefined()
    expect(read(`[${'x(a='.repeat(60)}"${'\\'.repeat(many)}`)).toBeUndefined()
    expect(read(`[${'x(a='.repeat(many)}`)).toBeUndefined()
    expect(read(`[f(${'a'.repeat(many)}`)).toBeUndefined()
    expect(read(`[${'f(x), '.repeat(many)}]`, 'f')?.calls).toHaveLength(many)
  })
})

describe('writtenValue', () => {
  it('reads a whole text as JSON or as Python writes it', () => {
    expect(writtenValue('{"a": 1}')).toEqual({ a: 1 })
    expect(writtenValue(" [{'from': 'user'}]\n")).toEqual([{ from: 'user' }])
    expect(writtenValue("['a'] and more")).toBeUndefined()
    expect(writtenValue('hello')).toBeUndefined()
  })
})
