import { describe, expect, it } from 'vitest'
import {
  latinOf,
  likenessOf,
  skeletonOf,
  squeezed,
  unversioned,
} from '../../../../src/guardian/overlap/confusable.ts'
import { expectLinear } from '../../../support/growth.ts'

describe('likenessOf', () => {
  it.each([
    ['send_hat', 'send_hat', 'equal'],
    ['send_hat', 'sеnd_hat', 'homoglyph'],
    ['send_hat', 'ｓend_hat', 'homoglyph'],
    ['send_hat', 'send_\u200bhat', 'homoglyph'],
    ['send_hat', 'sendHat', 'separators'],
    ['send_hat', 'send-hat', 'separators'],
    ['mail_list', 'rnail_list', 'lookalike'],
    ['send_hello', 'send_he11o', 'lookalike'],
    ['send_hat', 'send_hat_v2', 'version'],
    ['send_hat', 'send_hat_official', 'version'],
    ['send_parcel', 'send_parcle', 'letter'],
    ['send_parcel', 'send_parcl', 'letter'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(likenessOf(one, other)).toBe(expected)
    expect(likenessOf(other, one)).toBe(expected)
  })

  it.each([
    ['get_hat', 'send_hat'],
    ['get_hats', 'get_hat'],
    ['search', 'sea'],
    ['add', 'and'],
    ['读取', '写入'],
    ['', 'a'],
  ])('%s and %s are told apart', (one, other) => {
    expect(likenessOf(one, other)).toBeUndefined()
  })

  it('takes time that grows no faster than long names', () => {
    const given = (size: number) => ['a'.repeat(size), 'а'.repeat(size)] as const
    expectLinear(100_000, given, ([one, other]) => likenessOf(one, other))
  })
})

describe('forms of a name', () => {
  it('makes one Latin name of many', () => {
    expect(latinOf('Sеnd_Ｈat')).toBe('send_hat')
    expect(squeezed('Send-Hat')).toBe('sendhat')
    expect(skeletonOf('f1le')).toBe(skeletonOf('file'))
    expect(unversioned('send_hat_v12')).toBe('sendhat')
    expect(unversioned('v2')).toBe('v2')
  })
})
