import { describe, expect, it } from 'vitest'
import { trajectoryKey } from '../../../src/trajectory/identity.ts'

describe('trajectoryKey', () => {
  it('is the connection alone where nothing says more', () => {
    expect(trajectoryKey({}, 'c1')).toEqual({ source: 'process', value: 'c1' })
    expect(trajectoryKey({ MCIP_TRAJECTORY: undefined }, 'c1').value).toBe('c1')
  })

  it('is what the environment says', () => {
    for (const value of ['run-7', 'a.b:c@d/e', 'x'.repeat(128)]) {
      expect(trajectoryKey({ MCIP_TRAJECTORY: value }, 'c1')).toEqual({
        source: 'environment',
        value,
      })
    }
  })

  it('is the connection where the environment says something that could harm a terminal or a log', () => {
    for (const value of [
      '',
      'a b',
      'a\nb',
      '\u001b[31m',
      'é',
      '$(x)',
      'x'.repeat(129),
      'a\u0000',
    ]) {
      expect(trajectoryKey({ MCIP_TRAJECTORY: value }, 'c1').source).toBe('process')
    }
  })
})
