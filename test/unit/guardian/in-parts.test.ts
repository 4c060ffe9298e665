import { describe, expect, it } from 'vitest'
import { atOnce, type InParts, withRests } from '../../../src/guardian/in-parts.ts'

function* countTo(end: number, seen: number[]): InParts<string> {
  for (let at = 1; at <= end; at++) {
    seen.push(at)
    yield
  }
  return `counted to ${end}`
}

describe('work in parts', () => {
  it('gives the same at once and with rests', async () => {
    const [first, second]: [number[], number[]] = [[], []]
    expect(atOnce(countTo(3, first))).toBe('counted to 3')
    const rest = async (): Promise<void> => undefined
    expect(await withRests(countTo(3, second), rest)).toBe('counted to 3')
    expect(second).toEqual(first)
  })

  it('awaits what is given between parts, and nothing else', async () => {
    const seen: number[] = []
    let goOn: () => void = () => undefined
    const done = withRests(countTo(3, seen), () =>
      seen.length === 2 ? new Promise<void>((resolve) => (goOn = resolve)) : undefined,
    )
    await new Promise(setImmediate)
    expect(seen).toEqual([1, 2])
    goOn()
    expect(await done).toBe('counted to 3')
  })

  it('hands a fault on', async () => {
    function* failing(): InParts<never> {
      yield
      throw new RangeError('too far')
    }
    expect(() => atOnce(failing())).toThrow('too far')
    await expect(withRests(failing(), () => undefined)).rejects.toThrow('too far')
  })
})
