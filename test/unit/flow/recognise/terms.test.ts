import { describe, expect, it } from 'vitest'
import { defineRecogniser } from '../../../../src/flow/recognise/recogniser.ts'
import { searchTerms } from '../../../../src/flow/recognise/terms.ts'
import { valuesIn } from './recogniser-suite.ts'

const recogniser = defineRecogniser({
  type: 'x-test',
  sources: ['made up'],
  ...searchTerms({
    strong: 'comet, solar wind',
    owned: 'telescope',
    weak: 'planet, orbit, moon',
    unspaced: /혜성/gu,
  }),
})
const found = (text: string): string[] => valuesIn(recogniser, text)

describe('terms', () => {
  it('that are strong are found alone, in the plural, over a hyphen or a line break', () => {
    expect(found('A Comet and two comets')).toEqual(['Comet', 'comets'])
    expect(found('solar-wind, solar\nwinds')).toEqual(['solar-wind', 'solar\nwinds'])
    expect(found('solar panels in the wind')).toEqual([])
  })
  it('that are owned need somebody', () => {
    expect(found('my new telescope')).toEqual(['telescope'])
    expect(found('Anna’s telescope')).toEqual(['telescope'])
    expect(found('a telescope')).toEqual([])
    expect(found("what's telescope, the car's telescope")).toEqual([])
    expect(found('It is his. Telescope')).toEqual([])
  })
  it('that are weak need another one nearby', () => {
    expect(found('a planet in its orbit')).toEqual(['planet', 'orbit'])
    expect(found('planet and planet')).toEqual([])
    expect(found(`planet ${'.'.repeat(100)} orbit`)).toEqual([])
  })
  it('are no parts of identifiers, addresses, URLs and paths', () => {
    for (const text of [
      'my_comet',
      'comet_id',
      'comet@example.org',
      'https://x.example/a-comet',
      './data/comet',
    ]) {
      expect(found(text)).toEqual([])
    }
    expect(found('planet/comet')).toEqual(['comet'])
  })
  it('of scripts without spaces are found with their particles', () => {
    expect(found('혜성이 보인다')).toEqual(['혜성'])
  })
})
