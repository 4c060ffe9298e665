import { describe, expect, it } from 'vitest'
import { fieldWords } from '../../../src/flow/field-words.ts'

const single = Object.entries(fieldWords).flatMap(([type, stated]) =>
  [stated?.anywhere, stated?.last, stated?.alone].flatMap((words) =>
    (words?.split(' ') ?? []).map((word) => [word, type] as const),
  ),
)
const pairs = Object.entries(fieldWords).flatMap(([type, stated]) =>
  (stated?.pairs?.split(',') ?? []).map((pair) => [pair, type] as const),
)

function twice(stated: readonly (readonly [string, string])[]): readonly string[] {
  const seen = new Map<string, string>()
  return stated.flatMap(([word, type]) => {
    const before = seen.get(word)
    seen.set(word, type)
    return before === undefined ? [] : [`${word}: ${before} and ${type}`]
  })
}

describe('fieldWords', () => {
  it('knows each word once, so that the order of the types decides nothing', () => {
    expect(twice(single)).toEqual([])
    expect(twice(pairs)).toEqual([])
  })

  it('holds words as names are split: lower case, no marks', () => {
    expect(single.filter(([word]) => !/^[\p{Ll}\p{N}]+$/u.test(word))).toEqual([])
    expect(pairs.filter(([pair]) => !/^[\p{Ll}\p{N}]+ [\p{Ll}\p{N}]+$/u.test(pair))).toEqual([])
  })
})
