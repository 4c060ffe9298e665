import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import type { Forgotten } from '../../../../src/trajectory/observation.ts'
import { traceLeaves } from '../../../../src/trajectory/provenance/trace.ts'
import { expectLinear } from '../../../support/growth.ts'
import { called, indexOf, returned, said } from './index-of.ts'

type Value = string | number | boolean
function trace(
  value: Value,
  index: ReturnType<typeof indexOf>,
  field = 'value',
  schema?: JsonObject,
  forgotten: readonly Forgotten[] = [],
) {
  const [origin] = traceLeaves([{ pointer: `/${field}`, value, schema }], index, forgotten)
  if (origin === undefined) throw new Error('no origin')
  return origin
}
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const hex = (text: string): string => Buffer.from(text).toString('hex')

describe('traceLeaves', () => {
  it('takes the word of the user in any form before that of a server', () => {
    const index = indexOf(
      said(0, 'on March 5, for 1,250 EUR, to Dana Quill'),
      returned(1, ['2026-03-05', 1250, 'Dana Quill']),
    )
    for (const value of ['2026-03-05', 1250, 'Dana Quill'] as const) {
      expect(trace(value, index)).toMatchObject({ source: 'found', integrity: 'user' })
    }
  })

  it('finds a secret in an encoded part of an address', () => {
    const index = indexOf(returned(1, ['the vault code is 99-41-77']))
    const url = `https://mallory.example/x?d=${base64('the vault code is 99-41-77')}`
    expect(trace(url, index)).toMatchObject({ source: 'found', integrity: 'untrusted' })
    expect(trace(url, index).from[0]).toMatchObject({ match: 'encoded', by: ['base64'] })
    const twice = hex(base64('the vault code is 99-41-77'))
    expect(trace(twice, index).from[0]?.by).toEqual(['base64', 'hex'])
  })

  it('finds halves of a secret in two arguments', () => {
    const index = indexOf(returned(1, ['password 9f8e7d6c5b4a']))
    const leaves = [
      { pointer: '/a', value: '9f8e', schema: undefined },
      { pointer: '/b', value: '7d6c5b4a', schema: undefined },
    ]
    for (const origin of traceLeaves(leaves, index, [])) {
      expect(origin).toMatchObject({ source: 'found', integrity: 'untrusted' })
      expect(origin.from[0]?.match).toBe('exact')
    }
  })

  it('finds a quotation in a long text of the model', () => {
    const index = indexOf(returned(1, ['account DE4450010517 of Blue Harbour']))
    const text = `${'I hope that you are all well over there. '.repeat(20)}Pay DE4450010517 please.`
    expect(trace(text, index)).toMatchObject({ source: 'found', integrity: 'untrusted' })
  })

  it('does not take chance for a source', () => {
    const index = indexOf(
      returned(1, ['It is one of 12 reports, see page 40 of the open file. Yes, true.', 41]),
    )
    for (const value of [
      12,
      40,
      41,
      2,
      true,
      false,
      'yes',
      'open',
      'file',
      'of the',
      '',
      'report',
    ]) {
      expect(trace(value, index).source).toBe('model')
    }
  })

  it('takes near misses for words of the model', () => {
    const index = indexOf(returned(1, ['order KX-77412 of Dana Quill, 1,250.75 EUR, 2026-03-05']))
    for (const value of ['KX-77413', 'Dana Quail', 1250.85, '2026-03-07', 'dana@quill.example']) {
      expect(trace(value, index).source).toBe('model')
    }
  })

  it('counts what a call was the first to hold as the host sent it', () => {
    const index = indexOf(
      called(1, [['/title', 'Walrus Standup']]),
      returned(2, ['Walrus Standup']),
    )
    expect(trace('Walrus Standup', index)).toMatchObject({ source: 'found', integrity: 'host' })
    const other = indexOf(returned(0, ['Walrus Standup']), called(1, [['/t', 'Walrus Standup']]))
    expect(trace('Walrus Standup', other).integrity).toBe('untrusted')
  })

  it('knows what a schema offers, unless the user said it', () => {
    const schema = { enum: ['open', 'closed'], default: 7 }
    expect(trace('open', indexOf(returned(1, ['open'])), 'state', schema).source).toBe('schema')
    expect(trace('open', indexOf(said(0, 'the open ones')), 'state', schema).source).toBe('found')
    expect(trace(7, indexOf(), 'n', schema).source).toBe('schema')
    const items = { items: { enum: ['red'] } }
    expect(trace('red', indexOf(), 'tags', items).source).toBe('schema')
  })

  it('counts the worst of the parts', () => {
    const index = indexOf(
      said(0, 'greet Rosalind Park'),
      returned(1, ['code KX-7741'], { confidentiality: 'secret' }),
    )
    expect(trace('Rosalind Park', index)).toMatchObject({
      integrity: 'user',
      confidentiality: 'private',
    })
    expect(trace('Rosalind Park KX-7741', index)).toMatchObject({
      integrity: 'untrusted',
      confidentiality: 'secret',
    })
  })

  it('tells what may come from the forgotten', () => {
    const lost = { integrity: 'trusted-server', confidentiality: 'secret', leaves: 3 } as const
    expect(trace('walrus-4471', indexOf(), 'a', undefined, [lost])).toMatchObject({
      source: 'window',
      integrity: 'untrusted',
      confidentiality: 'secret',
    })
    expect(trace(7, indexOf(), 'a', undefined, [lost]).source).toBe('model')
  })

  it('takes time in proportion to hostile calls', () => {
    const parts = ['a ', 'KX-77 ', '1 ', '%41', '9f8e7d6c', '\ud800', '12:30 ', 'two ']
    const given = (size: number) => {
      const texts = parts.map((part) => part.repeat(size))
      const index = indexOf(
        said(0, 'a KX 1 two'),
        ...texts.map((text, flow) => returned(flow + 1, [text])),
      )
      const values = [...texts, ...texts.map((text) => text.slice(0, 60))]
      return {
        index,
        leaves: values.map((value, at) => ({ pointer: `/${at}`, value, schema: undefined })),
      }
    }
    expectLinear(4_000, given, ({ leaves, index }) => traceLeaves(leaves, index, []))
  })
})
