import { describe, expect, it } from 'vitest'
import { calledWords, toolWords } from '../../../../src/guardian/task/tool-words.ts'
import { formOf } from '../../../../src/guardian/task/words.ts'
import { text, tool } from './task-input.ts'

describe('toolWords', () => {
  it('tells the words of the name from those of description and parameters', () => {
    const words = toolWords(tool('convert_currency', 'Exchanges money.', { amount: text }))
    expect(words.name).toEqual(new Set([formOf('convert'), formOf('currency')]))
    expect(words.about).toEqual(new Set([formOf('exchanges'), 'money', formOf('amount')]))
  })

  it('is made once for each definition', () => {
    const definition = tool('a_b', '')
    expect(toolWords(definition)).toBe(toolWords(definition))
  })

  it('bounds what it reads of a definition, and takes one without anything', () => {
    const long = tool('x', 'word '.repeat(50_000))
    expect(toolWords(long).about.size).toBe(1)
    expect(toolWords({}).name.size).toBe(0)
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`field${at}x`, text]))
    expect(toolWords(tool('y', '', many)).about.size).toBeLessThanOrEqual(64)
  })
})

describe('calledWords', () => {
  it('takes the names of the arguments where no definition is known', () => {
    expect(calledWords('play', { song: 'x' }).about).toEqual(new Set([formOf('song')]))
  })
})
