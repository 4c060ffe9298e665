import { describe, expect, it } from 'vitest'
import {
  hasDigit,
  isNumberText,
  isProse,
  isYesOrNo,
  typeOfShape,
} from '../../../src/flow/value-shape.ts'

describe('isNumberText', () => {
  it('knows one number as people and programs write it', () => {
    for (const text of ['4', '-4.30', '1,200', '15%', '.5', '1e9', '+3 ']) {
      expect([text, isNumberText(text)]).toEqual([text, true])
    }
    for (const text of ['', '-', '1 2', '1,2,3', '3 km', 'v1', '1'.repeat(40)]) {
      expect([text, isNumberText(text)]).toEqual([text, false])
    }
  })
})

describe('hasDigit', () => {
  it('looks at the start of a text', () => {
    expect(hasDigit('room 3')).toBe(true)
    expect(hasDigit('room')).toBe(false)
    expect(hasDigit(`${'x'.repeat(64)}3`)).toBe(false)
  })
})

describe('isYesOrNo', () => {
  it('knows yes and no as words of their own', () => {
    expect(['Yes', 'no', 'TRUE', 'off'].every(isYesOrNo)).toBe(true)
    expect(['y', 'none', 'no way', ''].some(isYesOrNo)).toBe(false)
  })
})

describe('isProse', () => {
  it('knows a sentence from a name', () => {
    for (const text of ['We leave at noon today', 'Thank you.', '本日は晴天なりと言いました']) {
      expect([text, isProse(text)]).toEqual([text, true])
    }
    for (const text of ['Oslo', 'Acme Ltd', 'a_b c_d e_f g_h', 'x y z a b', 'v1.2.', '']) {
      expect([text, isProse(text)]).toEqual([text, false])
    }
  })

  it('is not slowed by a long text', () => {
    expect(isProse('a'.repeat(10_000_000))).toBe(false)
    expect(isProse('.'.repeat(10_000_000))).toBe(false)
  })
})

describe('typeOfShape', () => {
  it('says what the bare value is', () => {
    expect(typeOfShape(false)).toBe('status')
    expect(typeOfShape('no')).toBe('status')
    expect(typeOfShape(3)).toBe('quantity')
    expect(typeOfShape('3.5')).toBe('quantity')
    expect(typeOfShape('4202497723')).toBe('record-id')
    expect(typeOfShape('Come and see us.')).toBe('message-text')
    expect(typeOfShape('Oslo')).toBeUndefined()
  })
})
