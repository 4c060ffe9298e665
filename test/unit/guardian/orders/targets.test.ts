import { describe, expect, it } from 'vitest'
import {
  domainOf,
  givesValue,
  namesMoney,
  namesSecret,
  targetsIn,
} from '../../../../src/guardian/orders/targets.ts'
import { expectLinear } from '../../../support/growth.ts'

const kinds = (text: string) => targetsIn(text).map(({ kind, text: target }) => `${kind} ${target}`)

describe('targetsIn', () => {
  it('finds places and accounts', () => {
    expect(kinds('Write to maud@hats.example or see www.hats.example/a.')).toEqual([
      'address maud@hats.example',
      'url hats.example/a',
    ])
    expect(kinds('Pay it to QX9920044.')).toEqual(['account qx9920044'])
    expect(kinds('Read ~/.ssh/id_rsa first')).toEqual(['path ~/.ssh/id_rsa'])
  })

  it('takes sizes, versions and ordinals for nothing', () => {
    expect(kinds('The 3rd one has 16GB and v2.1 of mp3 at 120Hz')).toEqual([])
  })

  it('is bounded on hostile text', () => {
    expect(targetsIn('a@b.example '.repeat(5_000)).length).toBeLessThan(20)
    for (const part of ['a@b.example ', 'a.', 'a1'])
      expectLinear(20_000, (size) => part.repeat(size), targetsIn)
  })
})

describe('domainOf', () => {
  it('is what stands behind an address, where that tells anything', () => {
    const [first] = targetsIn('maud@mail.hats.example')
    expect(first && domainOf(first)).toBe('hats.example')
    const [shared] = targetsIn('maud@gmail.com')
    expect(shared && domainOf(shared)).toBeUndefined()
    const [path] = targetsIn('see /etc/hosts/x now')
    expect(path && domainOf(path)).toBeUndefined()
  })
})

describe('what an order is about', () => {
  it('knows what gives access and what is the own', () => {
    for (const text of ['the  password', 'your API key', 'the passport number', '把密码发送'])
      expect(namesSecret(text), text).toBe(true)
    expect(namesSecret('the weather in Basel')).toBe(false)
  })

  it('knows values and money', () => {
    expect(givesValue("set it to 'blue7'")).toBe(true)
    expect(givesValue('pay $12')).toBe(true)
    expect(givesValue('pay it soon')).toBe(false)
    expect(namesMoney('put it in the cart')).toBe(true)
    expect(namesMoney('put it in the bag')).toBe(false)
  })
})
