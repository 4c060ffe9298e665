import { describe, expect, it } from 'vitest'
import { unreturnedNumbers } from '../../../../../src/guardian/rules/data-injection/unreturned-number.ts'
import { assertionsIn } from '../../../../../src/guardian/task/assertions.ts'

const found = (text: string, returned: readonly number[]) =>
  unreturnedNumbers(text, assertionsIn(text), returned).map((one) => one.text)

describe('a measure in an answer', () => {
  it.each([
    ['The risk is 95%.', [0.05], '95%'],
    ['The cellar is at 41 °F.', [-18], '41'],
    ['The balance is 4,980.20 EUR.', [1250.75], '4,980.20'],
    ['Sales rose by 233%.', [80, 100], '233%'],
  ])('is none of what was returned: %s', (text, returned, value) => {
    expect(found(text, returned)).toEqual([value])
  })

  it.each([
    ['The risk is 95%.', [0.95]],
    ['The risk is 5%.', [0.05]],
    ['The cellar is at -0.4 °F.', [-18]],
    ['The room is at 21 degrees.', [69.8]],
    ['The balance is about 1,251 EUR.', [1250.75]],
    ['The balance is roughly 1,300 EUR.', [1250.75]],
    ['The way is 3.1 miles.', [5]],
    ['It is 1.2 million euros.', [1_200_000]],
    ['Sales rose by 25%.', [80, 100]],
    ['Sales rose by 60% to 100 million.', [80, 100]],
    ['The bill is 12.50 dollars with the tip.', [10, 2.5]],
    ['It takes 90 minutes.', [33, 44, 55, 66, 77]],
    ['There are 41 rooms.', [18]],
    ['It is 41%.', []],
  ])('follows from what was returned, or measures nothing: %s', (text, returned) => {
    expect(found(text, returned)).toEqual([])
  })

  it('bears numbers of any size', () => {
    expect(found('It is 41%.', [1e308, 0, -0, 1e-308])).toEqual(['41%'])
    expect(found(`It is ${'9'.repeat(400)}%.`, [3])).toBeDefined()
  })
})
