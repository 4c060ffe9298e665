import { describe, expect, it } from 'vitest'
import {
  isLookUpOfSpending,
  isVerbOf,
  logInVerbs,
  nounVerbs,
  readNouns,
  verbKinds,
  verbsOf,
  wordsOfIdentifier,
} from '../../../src/guardian/verbs.ts'

describe('verbsOf', () => {
  it('has no verb twice in a kind, and none that both reads and changes wherever it stands', () => {
    for (const kind of verbKinds) {
      const { verbs, inFront } = verbsOf[kind]
      expect([...inFront].filter((word) => verbs.has(word))).toEqual([])
      if (kind === 'read') continue
      expect([...verbs].filter((word) => verbsOf.read.verbs.has(word))).toEqual([])
    }
  })

  it('has plain lower-case words only', () => {
    const all = verbKinds.flatMap((kind) => [...verbsOf[kind].verbs, ...verbsOf[kind].inFront])
    for (const word of [...all, ...readNouns, ...nounVerbs, ...logInVerbs]) {
      expect(word).toMatch(/^[a-z]+$/)
    }
  })

  it('has no noun of looking up among the verbs that change something', () => {
    for (const kind of verbKinds) {
      if (kind === 'read') continue
      for (const noun of readNouns) expect(verbsOf[kind].verbs.has(noun)).toBe(false)
    }
  })
})

describe('isVerbOf', () => {
  it('knows verbs wherever they stand, and those that are verbs in front', () => {
    expect(isVerbOf('send', 'send')).toBe(true)
    expect(isVerbOf('send', 'email')).toBe(true)
    expect(isVerbOf('send', 'delete')).toBe(false)
    expect(isVerbOf('read', 'constructor')).toBe(false)
  })
})

describe('wordsOfIdentifier', () => {
  it('takes camel case, snake case and kebab case apart', () => {
    for (const name of ['getUserInfo', 'get_user_info', 'get-user.info', 'Get User Info']) {
      expect(wordsOfIdentifier(name)).toEqual(['get', 'user', 'info'])
    }
  })

  it('gives no words for a name without letters, and bounds a long one', () => {
    expect(wordsOfIdentifier('--- \u0000')).toEqual([])
    expect(wordsOfIdentifier('x'.repeat(100_000))).toEqual(['x'.repeat(256)])
  })
})

describe('isLookUpOfSpending', () => {
  const is = (name: string, ...parameters: string[]) =>
    isLookUpOfSpending(wordsOfIdentifier(name), parameters)

  it('tells a look-up from a deed by the noun at the end, and what is between by the schema', () => {
    for (const name of ['pay_status', 'tradeHistory', 'buy_quote', 'order_status_for_item'])
      expect([name, is(name, 'amount')]).toEqual([name, true])
    for (const name of ['pay', 'order', 'pay_rent', 'send_quote', 'post_status', 'clear_history'])
      expect([name, is(name, 'amount')]).toEqual([name, false])
    expect(is('order_price_for_item', 'sku')).toBe(true)
    expect(is('pay_fee', 'recipient', 'amount')).toBe(false)
    expect(is('buy_options', 'symbol', 'quantity')).toBe(false)
    expect(is('withdraw_balance', 'account')).toBe(true)
    expect(is('withdraw_balance', 'amount')).toBe(false)
  })
})
