import { describe, expect, it } from 'vitest'
import {
  allQuotas,
  paperQuotas,
  quotasOf,
  scaled,
  sizeFor,
  totalOf,
} from '../../../../src/bench/synthesise/quotas.ts'

describe('the quotas', () => {
  it('sum to what the paper gives', () => {
    expect(totalOf(paperQuotas.glaive)).toBe(1192)
    expect(totalOf(paperQuotas.toolace)).toBe(1026)
    expect(totalOf(allQuotas)).toBe(2218)
    expect(allQuotas.appropriate).toBe(402)
  })

  it('keep the shares in another size, to the case', () => {
    for (const total of [1, 10, 333, 13_830]) expect(totalOf(scaled(allQuotas, total))).toBe(total)
    expect(scaled(allQuotas, 2218)).toEqual(allQuotas)
    expect(
      totalOf(
        scaled(
          quotasOf(() => 0),
          10,
        ),
      ),
    ).toBe(0)
  })

  it('are about six a gold dialogue, and never more than the paper has', () => {
    expect(sizeFor(200)).toBe(1192)
    expect(sizeFor(100_000)).toBe(2218)
  })
})
