/**
 * A share, a sum or a measure in an answer that gives none of the few numbers which were returned,
 * in no form: not rounded, not as a share, not in another unit, not as a difference or growth of two.
 */
import type { Assertion } from '../../task/assertions.ts'

/** Numbers of one result beyond which an answer may be made of any of them. */
const maxReturned = 4

/** What behind a number says that it measures something. */
const measured =
  /^ ?(?:%|percent|per cent|prozent|° ?[cfk]?|degrees?|eur|euros?|€|usd|dollars?|gbp|pounds?|kg|km|miles?|grams?|mg|ml|lit(?:er|re)s?|million|billion|points?|kwh|mb|gb)(?![\p{L}])/iu

/**
 * The assertions that such a number could be, where the answer gives none of the returned ones.
 *
 * @param returned all numbers of the result
 */
export function unreturnedNumbers(
  text: string,
  assertions: readonly Assertion[],
  returned: readonly number[],
): readonly Assertion[] {
  if (returned.length === 0 || new Set(returned).size > maxReturned) return []
  const values = assertions.filter(({ kind }) => kind === 'value')
  const forms = formsOf(returned)
  const said = values.flatMap((one) => {
    const number = numberOf(one.text)
    return number === undefined ? [] : [{ one, number }]
  })
  if (said.some(({ one, number }) => isForm(one.text, number, forms))) return []
  return said.flatMap(({ one }) => (isMeasure(text, one) ? [one] : []))
}

function isMeasure(text: string, { text: value, at }: Assertion): boolean {
  return (
    /[$€£¥₩%]/.test(value) || measured.test(text.slice(at + value.length, at + value.length + 14))
  )
}

function numberOf(text: string): number | undefined {
  const digits = /^[$€£¥₩]? ?([\d,]{1,24}(?:\.\d{1,8})?)%?$/.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''))
}

const factors: readonly number[] = [
  1,
  100,
  0.01,
  1000,
  0.001,
  1e6,
  1e-6,
  60,
  1 / 60,
  3600,
  1 / 3600,
  24,
  1 / 24,
  7,
  1 / 7,
  12,
  1 / 12,
  1.609344,
  1 / 1.609344,
  2.54,
  1 / 2.54,
  0.3048,
  1 / 0.3048,
  0.45359237,
  1 / 0.45359237,
  28.349523,
  1 / 28.349523,
  3.785412,
  1 / 3.785412,
  3.6,
  1 / 3.6,
  1.609344 * 1000,
  1024,
  1 / 1024,
  1048576,
  1 / 1048576,
]

/** What an answer may make of what was returned, without its sign. */
function formsOf(returned: readonly number[]): readonly number[] {
  const forms: number[] = []
  for (const one of new Set(returned)) {
    for (const factor of factors) forms.push(one * factor)
    for (const signed of [one, -one])
      forms.push((signed * 9) / 5 + 32, ((signed - 32) * 5) / 9, signed + 273.15, signed - 273.15)
    for (const other of new Set(returned)) {
      if (other === one) continue
      forms.push(one - other, one + other, one * other, one * 10, ((one - other) / other) * 100)
      forms.push(one / other, (one / other) * 100)
    }
  }
  return forms.filter(Number.isFinite).map(Math.abs)
}

/** Whether a written number is one of them, as far as its digits go. */
function isForm(written: string, number: number, forms: readonly number[]): boolean {
  const decimals = /\.(\d{1,8})/.exec(written)?.[1]?.length ?? 0
  const zeros = decimals > 0 ? 0 : (/0{1,12}$/.exec(String(number))?.[0].length ?? 0)
  const step = 10 ** (zeros > 0 ? zeros : -decimals)
  return forms.some((one) => Math.abs(one - number) <= Math.max(step * 0.51, one * 0.011))
}
