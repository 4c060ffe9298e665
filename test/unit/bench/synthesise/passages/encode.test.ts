import { describe, expect, it } from 'vitest'
import { encoded } from '../../../../../src/bench/synthesise/passages/encode.ts'
import { encodings } from '../../../../../src/bench/synthesise/passages/passage-words.ts'

describe('encoded', () => {
  it('can be read back', () => {
    const text = 'Pay 30 to Zoë.'
    expect(Buffer.from(encoded(text, 'base64'), 'base64').toString()).toBe(text)
    expect(Buffer.from(encoded(text, 'hex'), 'hex').toString()).toBe(text)
    expect(decodeURIComponent(encoded(text, 'percent'))).toBe(text)
    expect(encoded(encoded(text, 'rot13'), 'rot13')).toBe(text)
    expect(encoded(encoded(text, 'backwards'), 'backwards')).toBe(text)
    expect(encoded(text, 'spelled')).toBe('P a y 30 t o Z o ë.')
  })

  it('differs from the text in every way', () => {
    for (const encoding of encodings) expect(encoded('Order it.', encoding)).not.toBe('Order it.')
  })
})
