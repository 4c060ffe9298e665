import { expect, it } from 'vitest'
import { findControlCharacters } from '../../../../../src/guardian/rules/hidden-text/control-characters.ts'
import { findHiding } from '../../../../../src/guardian/rules/hidden-text/find-hiding.ts'

const controls = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i)]
const harmless = [0x09, 0x0a, 0x0d]

it.each(controls.filter((point) => !harmless.includes(point)))(
  'finds U+%s in a definition and in a name',
  (point) => {
    const text = `Adds.${String.fromCharCode(point)}Twice`
    expect(findHiding(text, 'definition')).not.toEqual([])
    expect(findHiding(text, 'name')).not.toEqual([])
  },
)

it('counts them and says where they are', () => {
  expect(findControlCharacters('a\0b\x7fc\x85d', 'definition')).toEqual({
    kind: 'control-characters',
    span: [1, 6],
    characters: 3,
    carries: false,
  })
})

it('is silent about tabs and line ends, and about data', () => {
  expect(findHiding('one\ttwo\r\nthree\n', 'definition')).toEqual([])
  for (const point of controls) {
    expect(findHiding(`Adds.${String.fromCharCode(point)}Twice`, 'data')).toEqual([])
  }
})
