import { describe, expect, it } from 'vitest'
import { createBreaker } from '../../../../src/guardian/llm/breaker.ts'

describe('createBreaker', () => {
  it('opens after five failures in a row, and lets one try after a pause', () => {
    let now = 0
    const breaker = createBreaker(() => now)
    for (let count = 0; count < 5; count++) {
      expect(breaker.mayTry()).toBe(true)
      breaker.failed()
    }
    expect(breaker.mayTry()).toBe(false)
    now = 15_000
    expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, false])
    breaker.failed()
    expect(breaker.mayTry()).toBe(false)
    now = 30_000
    expect(breaker.mayTry()).toBe(true)
    breaker.worked()
    expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, true])
  })

  it('counts only failures in a row', () => {
    const breaker = createBreaker(() => 0)
    for (let count = 0; count < 20; count++) {
      breaker.failed()
      breaker.worked()
    }
    expect(breaker.mayTry()).toBe(true)
  })
})
