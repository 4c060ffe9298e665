import { describe, expect, it } from 'vitest'
import { joinPassageWords } from '../../../../../src/bench/synthesise/passages/join-passage-words.ts'
import type { PassageWords } from '../../../../../src/bench/synthesise/passages/passage-words.ts'
import { partOfName } from '../../../../../src/bench/synthesise/split-part.ts'
import { templatesOf } from '../../../../../src/bench/synthesise/templates/template-set.ts'

const train = templatesOf('train').passages
const test = templatesOf('test').passages

/** Every sentence of the words, at whatever depth. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

describe('the halves of the words', () => {
  it('share no family, no sentence and no function', () => {
    const families = (words: PassageWords) => [
      ...words.families,
      words.prerequisites,
      words.authorities,
      words.replacements,
    ]
    const names = families(train).map(({ name }) => name)
    expect(families(test).filter(({ name }) => names.includes(name))).toEqual([])
    const bare = new Set(['%order', '%Order.', 'Please %order.'])
    for (const key of Object.keys(train) as (keyof PassageWords)[]) {
      if (key === 'deeds' || key === 'lists') continue
      const own = textsOf(train[key]).filter(
        (text) => text.replace(/%[A-Za-z]+/g, '').length > 6 && !bare.has(text),
      )
      const both = textsOf(test[key]).filter((text) => own.includes(text))
      expect(both, key).toEqual([])
    }
  })

  it('name functions that are of their part of the split', () => {
    for (const [part, { deeds }] of [
      ['train', train],
      ['test', test],
    ] as const) {
      for (const { name, lookUp } of deeds) {
        expect(partOfName(name), name).toBe(part)
        if (lookUp !== undefined) expect(partOfName(lookUp.name), lookUp.name).toBe(part)
      }
    }
  })
})

describe('joinPassageWords', () => {
  it('holds the words of both', () => {
    const joined = joinPassageWords(train, test)
    expect(joined.families).toHaveLength(train.families.length + test.families.length)
    expect(joined.phrases.pay.order).toEqual([
      ...train.phrases.pay.order,
      ...test.phrases.pay.order,
    ])
    expect(joined.delegations.value).toHaveLength(4)
    expect(joined.authorities.frames).toContain(test.authorities.frames[0])
  })
})
