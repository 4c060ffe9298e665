import { describe, expect, it } from 'vitest'
import { McipError } from '../../../../src/errors.ts'
import { createPatience } from '../../../../src/guardian/llm/patience.ts'

const down = new McipError('llm.unavailable', { url: 'u', reason: 'it answered with status 503' })
const noKey = new McipError('llm.refused', { url: 'u', status: 401, reason: 'no' })

function patient() {
  const waited: number[] = []
  const told: string[] = []
  const patience = createPatience({
    async pause(ms) {
      waited.push(ms)
    },
    onPause: (_, reason) => told.push(reason),
  })
  const fail = (count: number): void => {
    for (let done = 0; done < count; done++) patience.failed(down)
  }
  return { patience, waited, told, fail }
}

describe('createPatience', () => {
  it('waits after five failures in a row, once for all who ask, and says why', async () => {
    const { patience, waited, told, fail } = patient()
    fail(4)
    await patience.ready()
    expect(waited).toEqual([])
    fail(3)
    await Promise.all([patience.ready(), patience.ready()])
    expect(waited).toEqual([15_000])
    expect(told).toEqual([expect.stringContaining('status 503')])
  })

  it('counts only failures in a row', async () => {
    const { patience, waited, fail } = patient()
    for (let count = 0; count < 20; count++) {
      fail(4)
      patience.worked()
    }
    await patience.ready()
    expect(waited).toEqual([])
  })

  it('gives up after five pauses without an answer between them, and names the cause', async () => {
    const { patience, waited, fail } = patient()
    fail(4)
    for (let count = 0; count < 5; count++) {
      fail(1)
      await patience.ready()
    }
    patience.worked()
    fail(4)
    for (let count = 0; count < 5; count++) {
      fail(1)
      await patience.ready()
    }
    expect(waited).toHaveLength(10)
    fail(1)
    await expect(patience.ready()).rejects.toMatchObject({
      code: 'llm.gave-up',
      message: expect.stringContaining('status 503'),
    })
    expect(waited).toHaveLength(10)
  })

  it('gives up without a pause on five refusals in a row', async () => {
    const { patience, waited } = patient()
    for (let count = 0; count < 4; count++) patience.refused(noKey)
    await patience.ready()
    patience.refused(noKey)
    await expect(patience.ready()).rejects.toThrow(/status 401.*MCIP_LLM_KEY/)
    expect(waited).toEqual([])
  })
})
