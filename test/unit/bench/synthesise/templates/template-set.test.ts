import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../../src/bench/chance.ts'
import {
  checkNames,
  privilegedOf,
  schemaOf,
  templatesOf,
} from '../../../../../src/bench/synthesise/templates/template-set.ts'

const train = templatesOf('train')
const test = templatesOf('test')

describe('templatesOf', () => {
  it('shares no function, name or sentence between the halves', () => {
    const words = ({ privileged, checks, strong, twins, sentences, ...lists }: typeof train) =>
      new Set([
        ...privileged.flatMap((one) => [one.name, one.description, one.request, one.answer]),
        ...checks.flatMap(({ tool }) => [tool.name, tool.description ?? '']),
        ...strong.flat(),
        ...twins,
        ...Object.values(sentences).flat(),
        ...Object.values(lists).flat(),
      ])
    const both = [...words(train)].filter((one) => words(test).has(one) && one !== '%.')
    expect(both).toEqual([])
  })

  it('joins both where no split is asked for', () => {
    const all = templatesOf('all')
    expect(all.privileged).toHaveLength(train.privileged.length + test.privileged.length)
    expect(all.sentences.also).toHaveLength(
      train.sentences.also.length + test.sentences.also.length,
    )
  })
})

describe('privilegedOf', () => {
  it('fills in every name and count', () => {
    const made = privilegedOf(train, createChance(1))
    expect(made.length).toBeGreaterThan(100)
    expect(JSON.stringify(made)).not.toMatch(/%(?:person|group|count)/)
    for (const { arguments: args, tool } of made) {
      expect(Object.keys(args)).toEqual(tool.parameters?.required)
    }
  })
})

describe('schemaOf', () => {
  it('names the type of each argument', () => {
    expect(schemaOf({ a: 1, b: 1.5, c: [], d: null, e: {}, f: true }).properties).toEqual({
      a: { type: 'integer' },
      b: { type: 'number' },
      c: { type: 'array' },
      d: { type: 'string' },
      e: { type: 'object' },
      f: { type: 'boolean' },
    })
  })
})

describe('checkNames', () => {
  it('holds the checks of both halves', () => {
    expect(checkNames.size).toBe(train.checks.length + test.checks.length)
  })
})
