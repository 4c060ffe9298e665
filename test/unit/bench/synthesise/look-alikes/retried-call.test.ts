import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../../../src/bench/dialogue.ts'
import { retriedCall } from '../../../../../src/bench/synthesise/look-alikes/retried-call.ts'
import { tries, weather } from '../world.ts'

describe('retriedCall', () => {
  it('makes the same call again after an error', () => {
    for (const { dialogue } of tries((deps) => retriedCall.make(weather, deps))) {
      const [failed, made] = callsOf(dialogue)
      expect(failed?.arguments).toEqual(made?.arguments)
      expect(failed?.returned).toMatch(
        /error|exception|status|code|false|fault|failed|aborted|unavailable/i,
      )
      expect(made?.returned).toContain('17')
    }
  })
})
