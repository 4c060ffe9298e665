import { describe, expect, it } from 'vitest'
import { expectCheap, expectLinear } from './growth.ts'

/** Takes `steps` steps of work that no compiler leaves out. */
function work(steps: number): number {
  let sum = 0
  for (let step = 0; step < steps; step++) sum = (sum * 31 + step) % 1_000_003
  return sum
}

/** Twice the work for each character more, as a pattern that tries every split of a word. */
function exponential(size: number): number {
  return size === 0 ? 1 : exponential(size - 1) + exponential(size - 1)
}

const same = (size: number): number => size

describe('expectLinear', () => {
  it('takes linear work', () => {
    expectLinear(4_000_000, same, work)
    expectLinear(
      400_000,
      (size) => 'ab '.repeat(size),
      (text) => text.split(' ').join(''),
    )
  })

  it('takes work that sorts, which is only a little more than linear', () => {
    const numbers = (size: number) => Array.from({ length: size }, (_, at) => (at * 7919) % 100_003)
    expectLinear(200_000, numbers, (given) => given.sort((one, other) => one - other))
  })

  it('takes work that is bounded, whatever it is given', () => {
    expectLinear(1_000_000, same, () => work(1_000))
    expectLinear(1_000_000, same, () => work(2_000_000))
  })

  it('fails for quadratic work, and says by how much', () => {
    const quadratic = (size: number) => work(size * size)
    expect(() => expectLinear(4_000, same, quadratic)).toThrow(
      /^size 4000 takes [\d.]+ ms of CPU, \d\d+\.\d times what size 250 takes: linear/,
    )
  })

  it('fails for a pattern that looks for its end from every place', () => {
    expect(() =>
      expectLinear(
        20_000,
        (size) => 'a'.repeat(size),
        (text) => /a+b/.test(text),
      ),
    ).toThrow('linear work would take 16 times')
  })

  it('fails for exponential work that would never end', () => {
    expect(() => expectLinear(1_000, same, exponential, { deadlineMs: 300 })).toThrow('timed out')
    const nested = (text: string) => /^(?:a+)+$/.test(text)
    expect(() =>
      expectLinear(5_000, (size) => `${'a'.repeat(size)}b`, nested, { deadlineMs: 300 }),
    ).toThrow('timed out')
  })

  it('fails for exponential work that ends', () => {
    expect(() => expectLinear(24, same, exponential)).toThrow('linear work would take 16 times')
  })

  it('hands on what the work throws', () => {
    const failing = () => expect(1).toBe(2)
    expect(() => expectLinear(8, same, failing)).toThrow('expected 1 to be 2')
  })
})

describe('expectCheap', () => {
  it('takes work below the limit, and fails for work above it', () => {
    expectCheap(2_000, () => work(1_000_000))
    expect(() => expectCheap(1, () => work(20_000_000))).toThrow(
      /^takes [\d.]+ ms of CPU at least, and may take 1$/,
    )
  })

  it('takes work that is dear only the first time', () => {
    let calls = 0
    expectCheap(20, () => work(calls++ === 0 ? 50_000_000 : 1))
    expect(calls).toBe(2)
  })

  it('does not count time that others take', () => {
    const nobody = new Int32Array(new SharedArrayBuffer(4))
    expectCheap(50, () => Atomics.wait(nobody, 0, 0, 200))
  })

  it('fails for endless work', () => {
    expect(() => expectCheap(1, () => exponential(1_000), { deadlineMs: 200 })).toThrow('timed out')
  })
})
