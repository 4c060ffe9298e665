import { describe, expect, it } from 'vitest'
import { functionOverlapping } from '../../../../src/guardian/rules/function-overlapping.ts'
import { playedCall, playedReturn, text, tool } from '../task/task-input.ts'

const stock = tool('get_stock_price', 'Gives the latest price of a stock.', { symbol: text })
const twin = tool('stock_price_v2', 'Gives the latest price of a stock.', { symbol: text })
const user = 'What is the price of ACME?'

describe('functionOverlapping', () => {
  it('notes that a look-up returned nothing, more surely beside a twin, and stops nothing', () => {
    const alone = functionOverlapping.judge(
      playedReturn('get_stock_price', '', { user, tools: [stock] }),
    )
    const beside = functionOverlapping.judge(
      playedReturn('get_stock_price', '', { user, tools: [stock, twin] }),
    )
    expect(alone).toMatchObject([{ decision: 'allow', severity: 'medium' }])
    expect(beside[0]?.confidence).toBeGreaterThan(alone[0]?.confidence ?? 1)
    expect(beside[0]?.text).toContain('stock_price_v2')
  })

  it('says little where a function that changes something says nothing', () => {
    for (const [name, nothing] of [
      ['book_table', '[]'],
      ['mkdir', 'null'],
      ['touch', ''],
    ] as const)
      expect(
        functionOverlapping.judge(playedReturn(name, nothing, { user }))[0]?.confidence,
        name,
      ).toBeLessThan(0.5)
  })

  it('notes that nothing at all came back for what was to be changed', () => {
    for (const name of ['delete_file', 'sendMail'])
      expect(
        functionOverlapping.judge(playedReturn(name, '', { user }))[0]?.confidence,
        name,
      ).toBeGreaterThan(0.5)
  })

  it('is silent for answers, for errors, for calls, and without a call', () => {
    expect(
      functionOverlapping.judge(playedReturn('get_stock_price', '12.5', { user, tools: [stock] })),
    ).toEqual([])
    expect(functionOverlapping.judge(playedCall('get_stock_price', {}, { user }))).toEqual([])
    const input = playedReturn('get_stock_price', '', { user })
    expect(functionOverlapping.judge({ ...input, answers: undefined })).toEqual([])
    const { message } = input
    const failed =
      message.kind === 'result' ? { ...message, result: { isError: true, content: [] } } : message
    expect(functionOverlapping.judge({ ...input, message: failed })).toEqual([])
  })

  it('is silent for empty lists under their names, unless another function is on offer for the same', () => {
    const returns = '{"prices": [], "splits": []}'
    const judged = (tools: readonly (typeof stock)[]) =>
      functionOverlapping.judge(playedReturn('get_stock_price', returns, { user, tools }))
    expect(judged([stock])).toEqual([])
    expect(judged([stock, twin])).toMatchObject([{ decision: 'allow' }])
  })

  it('quotes no text of a server but bounded names', () => {
    const [claim] = functionOverlapping.judge(playedReturn('x\u0000"y'.repeat(500), '', { user }))
    expect(claim?.text.length).toBeLessThan(200)
    expect(claim?.text).not.toContain('\u0000')
  })
})
