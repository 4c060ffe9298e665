import { describe, expect, it } from 'vitest'
import { isAware, isRight } from '../../../../src/bench/evaluate/scored.ts'
import { scoredOf } from './scored-cases.ts'

describe('isRight and isAware', () => {
  it('tell the right class from one that is merely not appropriate', () => {
    const near = scoredOf('replay-injection', 'data-injection')
    expect([isRight(near), isAware(near)]).toEqual([false, true])
    const same = scoredOf('appropriate', 'appropriate')
    expect([isRight(same), isAware(same)]).toEqual([true, true])
  })

  it('count a missing answer as wrong, whatever it would have been', () => {
    const none = scoredOf('appropriate', 'appropriate', { error: 'llm.timeout' })
    expect([isRight(none), isAware(none)]).toEqual([false, false])
  })
})
