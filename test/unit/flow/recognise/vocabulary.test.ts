import { describe, expect, it } from 'vitest'
import { traitsOf } from '../../../../src/flow/recognise/text-traits.ts'
import {
  hashOf,
  hashStep,
  highMaskOf,
  holdsList,
  listCount,
  lowMaskOf,
  maxLists,
  mayHoldWordOf,
  placeOfList,
  slotOf,
} from '../../../../src/flow/recognise/vocabulary.ts'

const known = new Set(['order', 'größe'])
placeOfList(known)

describe('the lists that texts are searched for', () => {
  it('hash a word as the pass over a text does, unit by unit', () => {
    const steps = [...'order'].reduce((hash, unit) => hashStep(hash, unit.charCodeAt(0)), 0)
    expect(hashOf('order')).toBe(steps)
    expect(hashOf('order')).not.toBe(hashOf('ordre'))
  })

  it('give a slot to each of their words and none to others', () => {
    expect(slotOf(hashOf('größe'))).not.toBe(-1)
    expect(slotOf(hashOf('a word of no list'))).toBe(-1)
    const slot = slotOf(hashOf('order'))
    expect(holdsList(lowMaskOf(slot), highMaskOf(slot), placeOfList(known))).toBe(true)
  })

  it('say which of them hold a word of a text', () => {
    expect(mayHoldWordOf(traitsOf('Order 7').lists, known)).toBe(true)
    expect(mayHoldWordOf(traitsOf('GRÖSSE, Größe').lists, known)).toBe(true)
    expect(mayHoldWordOf(traitsOf('nothing here').lists, known)).toBe(false)
  })

  it('may hold a word of a text that was read before they were learned', () => {
    const traits = traitsOf('read before a list was learned')
    const late = new Set(['learned'])
    expect(mayHoldWordOf(traits.lists, late)).toBe(true)
    expect(traits.wordsOf(late)).toEqual([{ text: 'learned', start: 23, end: 30 }])
  })

  it('are searched word by word where there is no room for more', () => {
    const many = Array.from({ length: maxLists + 4 }, (_, list) => new Set([`w${list}x`]))
    for (const list of many) placeOfList(list)
    expect(placeOfList(many.at(-1) ?? new Set())).toBe(-1)
    expect(listCount()).toBe(maxLists)
    for (const [list, words] of many.entries()) {
      const traits = traitsOf(`A W${list}X here`)
      const text = `w${list}x`
      expect(traits.wordsOf(words)).toEqual([{ text, start: 2, end: 2 + text.length }])
      expect(traits.mayHold(words)).toBe(true)
      expect(traitsOf('none here').wordsOf(words)).toEqual([])
      expect(traitsOf('none here').mayHold(words)).toBe(false)
    }
  })
})

it('gives a listed word in lower case, however it is written', () => {
  for (const text of ['order', 'ORDER, Order, orders', 'Größe GRÖßE größe', 'ordre']) {
    const found = traitsOf(text).wordsOf(known)
    expect(found).toHaveLength(text.match(/(?:order|größe)\b/giu)?.length ?? 0)
    expect(found.map(({ text: word }) => word)).toEqual(
      found.map(({ start, end }) => text.slice(start, end).toLowerCase()),
    )
  }
})
