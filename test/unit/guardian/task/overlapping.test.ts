import { describe, expect, it } from 'vitest'
import { overlappingWith } from '../../../../src/guardian/task/overlapping.ts'
import { memoryOf, text, tool } from './task-input.ts'

const stock = tool('get_stock_price', 'Gives the latest price of a stock.', { symbol: text })
const twin = tool('stock_price_v2', 'Gives the latest price of a stock.', { symbol: text })
const news = tool('get_news', 'Gives the latest news about a stock.', { symbol: text })

describe('overlappingWith', () => {
  it('finds a function that says it does the same', () => {
    expect(
      overlappingWith(memoryOf({ tools: [stock, news, twin] }), 'server', 'get_stock_price'),
    ).toBe('stock_price_v2')
  })

  it('is silent for others, and where the called one is not on offer', () => {
    expect(
      overlappingWith(memoryOf({ tools: [stock, news] }), 'server', 'get_stock_price'),
    ).toBeUndefined()
    expect(
      overlappingWith(memoryOf({ tools: [twin] }), 'server', 'get_stock_price'),
    ).toBeUndefined()
  })
})
