import { describe, expect, it } from 'vitest'
import { createWords, scanWords } from '../../../../src/guardian/orders/scan-words.ts'
import { mayTakeObject, takesObject } from '../../../../src/guardian/orders/verb-object.ts'

const takes = (text: string) => {
  const words = scanWords(text, createWords())
  return takesObject(words, 0, { from: 0, to: words.count, start: 0, end: text.length })
}

describe('takesObject', () => {
  it.each([
    'Order a hat',
    'Order $40 of it',
    'Transfer 40 euros',
    'Open https://x.example',
    'Mail maud@hats.example',
    'Order product P025',
  ])('%s has an object', (text) => {
    expect(takes(text)).toBe(true)
  })

  it.each([
    'Order placed',
    'Order',
    'Message sent',
    'Order, now',
    'Order P025 was sent',
    'Search results',
  ])('%s has none', (text) => {
    expect(takes(text)).toBe(false)
  })
})

describe('mayTakeObject', () => {
  it('tells the end of a quoted value from a quoted object', () => {
    expect(mayTakeObject('open", 1', 4)).toBe(false)
    expect(mayTakeObject('open "it"', 4)).toBe(true)
    expect(mayTakeObject('open', 4)).toBe(false)
  })
})
