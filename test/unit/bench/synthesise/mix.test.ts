import { describe, expect, it } from 'vitest'
import { quotasOfMix } from '../../../../src/bench/synthesise/mix.ts'
import { quotasOf } from '../../../../src/bench/synthesise/quotas.ts'

describe('quotasOfMix', () => {
  it('knows the mixes by name and by weights', () => {
    expect(quotasOfMix('paper')).toBe('paper')
    expect(quotasOfMix('even')).toEqual(quotasOf(() => 1))
    expect(quotasOfMix('appropriate=3, replay-injection=0.5')).toEqual(
      quotasOf((label) => (label === 'appropriate' ? 3 : label === 'replay-injection' ? 0.5 : 0)),
    )
  })

  it.each(['', 'appropriate', 'nonsense=1', 'appropriate=-1', 'appropriate=0', 'appropriate=1e9'])(
    'knows no mix `%s`',
    (mix) => {
      expect(quotasOfMix(mix)).toBeUndefined()
    },
  )
})
