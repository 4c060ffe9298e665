/** What every test of a recogniser asks: it fires on its values and on no harmless neighbour. */
import { describe, expect, it } from 'vitest'
import { type Recogniser, spansOf } from '../../../../src/flow/recognise/recogniser.ts'

/** The texts that a recogniser finds in `text`. */
export function valuesIn(recogniser: Recogniser, text: string): string[] {
  return spansOf(recogniser, text).map(({ start, end }) => text.slice(start, end))
}

/** Cases of one recogniser: text and the value in it; neighbours that hold none. */
export function recogniserSuite(
  recogniser: Recogniser,
  firing: readonly (readonly [string, string])[],
  silent: readonly string[],
): void {
  describe(`the recogniser of ${recogniser.type}`, () => {
    it.each(firing)('finds in `%s`', (text, value) => {
      expect(valuesIn(recogniser, text)).toContain(value)
    })
    it.each(silent)('leaves `%s` alone', (text) => {
      expect(valuesIn(recogniser, text)).toEqual([])
    })
    it('finds the same in the middle of other text, in order and apart', () => {
      const text = firing.map(([part]) => part).join(' \n ')
      let end = 0
      for (const span of spansOf(recogniser, text)) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        expect(span.end).toBeGreaterThan(span.start)
        end = span.end
      }
      expect(spansOf(recogniser, text).length).toBeGreaterThanOrEqual(firing.length / 2)
    })
    it('cites its sources', () => {
      expect(recogniser.sources.length).toBeGreaterThan(0)
    })
  })
}
