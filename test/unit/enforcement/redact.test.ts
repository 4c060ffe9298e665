import { describe, expect, it } from 'vitest'
import { redactEdit } from '../../../src/enforcement/redact.ts'
import type { Evidence } from '../../../src/guardian/verdict.ts'
import { errorOf, requestOf, resultOf } from '../../message.ts'
import { findingOf } from '../guardian/judge-input.ts'

const message = resultOf({ content: [{ type: 'text', text: 'key abc and def' }], n: 3, '': '' })
const text = '/result/content/0/text'
const redact = (...evidence: readonly Omit<Evidence, 'message'>[]) =>
  redactEdit(message, [
    findingOf({
      decision: 'redact',
      evidence: evidence.map((place) => ({ message: 0, ...place })),
    }),
  ])
const taken = (...spans: readonly (readonly [number, number])[]) =>
  redact(...spans.map((span) => ({ pointer: text, span })))?.map(({ json }) => JSON.parse(json))

describe('redactEdit', () => {
  it('takes out a whole text, a passage, and several of one text', () => {
    expect(redact({ pointer: text })).toEqual([{ pointer: text, json: '"[taken out by MCIP]"' }])
    expect(taken([4, 7])).toEqual(['key [taken out by MCIP] and def'])
    expect(taken([12, 15], [4, 7])).toEqual(['key [taken out by MCIP] and [taken out by MCIP]'])
  })

  it('takes out overlapping passages as one', () => {
    expect(taken([4, 9], [5, 15])).toEqual(['key [taken out by MCIP]'])
    expect(taken([0, 15], [4, 7])).toEqual(['[taken out by MCIP]'])
  })

  it('looks at findings that ask for it only', () => {
    const others = [
      findingOf({ decision: 'allow' }),
      findingOf({ decision: 'redact', evidence: [{ message: 0, pointer: text }] }),
    ]
    expect(redactEdit(message, others)).toHaveLength(1)
  })

  it('takes passages out of params and errors too', () => {
    const evidence = (pointer: string) => [
      findingOf({ decision: 'redact', evidence: [{ message: 0, pointer }] }),
    ]
    expect(redactEdit(requestOf('x', { a: 's' }), evidence('/params/a'))).toHaveLength(1)
    expect(redactEdit(errorOf({ message: 's' }), evidence('/error/message'))).toHaveLength(1)
  })

  describe('stops the message where nothing can be taken out', () => {
    it('without any finding, or with one that points nowhere', () => {
      expect(redactEdit(message, [])).toBeUndefined()
      expect(redactEdit(message, [findingOf({ decision: 'allow' })])).toBeUndefined()
      expect(redact()).toBeUndefined()
    })

    it('at a place that is not there, or holds no text', () => {
      for (const pointer of [
        '',
        '/result',
        '/result/n',
        '/result/content/1/text',
        'result',
        '/result/~',
      ]) {
        expect(redact({ pointer })).toBeUndefined()
      }
    })

    it('at the words of the protocol', () => {
      const request = requestOf('tools/call', { name: 'a' }, 'id')
      for (const pointer of ['/id', '/method', '/jsonrpc']) {
        const finding = findingOf({ decision: 'redact', evidence: [{ message: 0, pointer }] })
        expect(redactEdit(request, [finding])).toBeUndefined()
      }
    })

    it('with a span that takes nothing out', () => {
      const spans: readonly (readonly [number, number])[] = [
        [4, 4],
        [7, 4],
        [-1, 3],
        [0, 16],
        [100, 200],
        [Number.NaN, 3],
        [0, Number.POSITIVE_INFINITY],
        [0.5, 3],
      ]
      for (const span of spans) expect(redact({ pointer: text, span })).toBeUndefined()
    })

    it('when one of several places is wrong', () => {
      expect(redact({ pointer: text }, { pointer: '/result/none' })).toBeUndefined()
    })
  })

  it('takes an empty text out as a whole', () => {
    expect(redact({ pointer: '/result/' })).toEqual([
      { pointer: '/result/', json: '"[taken out by MCIP]"' },
    ])
  })
})
