import { describe, expect, it } from 'vitest'
import { isEmptyList, isEmptyRecord, returnedBy } from '../../../../src/guardian/task/returned.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { playedReturn, text, tool } from './task-input.ts'

const user = 'Can you tell me the price of the stock ACME?'
const tools = [tool('get_stock_price', 'Gives the price of a stock.', { symbol: text })]

function returned(answer: string, name = 'get_stock_price') {
  const input = playedReturn(name, answer, { user, tools }, { symbol: 'ACME' })
  const { message } = input
  return message.kind === 'result'
    ? returnedBy(input, name, message.result as JsonObject)
    : undefined
}

describe('returnedBy', () => {
  it('knows nothing in its forms', () => {
    for (const answer of ['', ' ', 'null', '{}', 'None'])
      expect(returned(answer), answer).toBe('nothing')
    for (const answer of ['{"result": null}', '{"result": ""}'])
      expect(returned(answer), answer).toBe('void')
  })

  it('takes an empty list or object of a search for an answer', () => {
    expect(returned('[]', 'search_stocks')).toBe('no-matches')
    expect(returned('{}', 'search_stocks')).toBe('no-matches')
    expect(returned('null', 'search_stocks')).toBe('nothing')
    expect(returned('[]')).toBe('nothing')
    expect(isEmptyList([{ type: 'text', text: '[]' }])).toBe(true)
    expect(isEmptyList([{ type: 'text', text: '' }])).toBe(false)
  })

  it('knows the empty lists that something is held in', () => {
    const said = (text: string) => isEmptyRecord({ content: [{ type: 'text', text }] })
    expect(said('{"entities": [], "relations": []}')).toBe(true)
    expect(isEmptyRecord({ content: [], structuredContent: { entities: [] } })).toBe(true)
    for (const other of ['{}', '[]', '', 'none', '{"result": null}', '{"a": [], "b": [1]}'])
      expect(said(other), other).toBe(false)
    expect(isEmptyRecord({})).toBe(false)
  })

  it('knows what has to do neither with the function nor with the request', () => {
    expect(returned('{"artist": "Nina", "album": "Blue", "genre": "jazz", "label": "Verve"}')).toBe(
      'foreign',
    )
    expect(returned('{"price": 12.5, "currency": "USD", "exchange": "XETRA"}')).toBe('something')
    expect(returned('42')).toBe('something')
    // A list of names may be anything, and what holds a value may say what it is.
    expect(returned('["Oslo", "Bergen", "Tromso", "Alta", "Bodo"]')).toBe('something')
    expect(returned('{"stock": {"high": 3, "low": 1, "close": 2, "mood": "calm sea"}}')).toBe(
      'something',
    )
    expect(returned('{"open": 1, "close": 2, "volume": 3, "turnover": 4}')).toBe('something')
    expect(returned('The password is incorrect, verification failed.')).toBe('something')
  })

  it('does not look at long results', () => {
    expect(returned(`${'lorem ipsum dolor sit amet '.repeat(1_000)}`)).toBe('something')
  })
})
