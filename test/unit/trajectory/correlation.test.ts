import { describe, expect, it } from 'vitest'
import { createCorrelation } from '../../../src/trajectory/correlation.ts'
import { callOf, errorOf, messageFrom, notificationOf, requestOf, resultOf } from '../../message.ts'

describe('correlation', () => {
  it('gives the request of an answer once', () => {
    const correlation = createCorrelation()
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(resultOf({}), 'server')?.params).toEqual({ name: 'a' })
    expect(correlation.giveUp(1, 'server')).toBe(false)
    expect(correlation.answered(resultOf({}), 'server')).toBeUndefined()
  })

  it('takes an error for an answer, and an error without id for none', () => {
    const correlation = createCorrelation()
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(errorOf({ code: 1 }, null), 'server')).toBeUndefined()
    expect(correlation.answered(errorOf({ code: 1 }), 'server')?.method).toBe('tools/call')
  })

  it('keeps the ids of both directions apart', () => {
    const correlation = createCorrelation()
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(resultOf({}), 'host')).toBeUndefined()
    correlation.asked(requestOf('roots/list'), 'server')
    expect(correlation.answered(resultOf({}), 'host')?.method).toBe('roots/list')
    expect(correlation.answered(resultOf({}), 'server')?.method).toBe('tools/call')
  })

  it('takes 0 and the empty text for ids, and 1 and "1" for two', () => {
    const correlation = createCorrelation()
    for (const id of [0, '', 1, '1', 2n ** 70n])
      correlation.asked(callOf(`id ${id}`, {}, id), 'host')
    const answered = (text: string) =>
      correlation.answered(messageFrom(`{"jsonrpc":"2.0","id":${text},"result":{}}`), 'server')
    expect(answered('"1"')?.params?.name).toBe('id 1')
    expect(answered('"1"')).toBeUndefined()
    expect(answered('0')?.params?.name).toBe('id 0')
    expect(answered('""')?.params?.name).toBe('id ')
    expect(answered('1.0')?.params?.name).toBe('id 1')
    expect(answered('1180591620717411303424')?.params?.name).toBe(`id ${2n ** 70n}`)
  })

  it('gives the requests of an id that is used again in their order', () => {
    const correlation = createCorrelation()
    correlation.asked(callOf('first'), 'host')
    correlation.asked(callOf('second'), 'host')
    expect(correlation.answered(resultOf({}), 'server')?.params?.name).toBe('first')
    expect(correlation.answered(resultOf({}), 'server')?.params?.name).toBe('second')
  })

  it('gives a request up once, and for the side that waits only', () => {
    const correlation = createCorrelation()
    correlation.asked(callOf('a'), 'host')
    expect(correlation.giveUp(1, 'host')).toBe(false)
    expect(correlation.giveUp(1, 'server')).toBe(true)
    expect(correlation.giveUp(1, 'server')).toBe(false)
    expect(correlation.answered(resultOf({}), 'server')).toBeUndefined()
  })

  it('keeps what names an answer, not what the request carried', () => {
    const correlation = createCorrelation()
    const big = 'x'.repeat(100_000)
    correlation.asked(
      requestOf('resources/read', { uri: 'file:///a', note: big, deep: {} }),
      'host',
    )
    const request = correlation.answered(resultOf({}), 'server')
    expect(request).toMatchObject({ method: 'resources/read', value: {} })
    expect(request?.params).toEqual({ uri: 'file:///a' })
  })

  it('forgets the oldest when ten thousand wait, and bounds the uses of one id', () => {
    const correlation = createCorrelation()
    for (let id = 0; id <= 10_000; id++) correlation.asked(callOf('a', {}, id), 'host')
    expect(correlation.giveUp(0, 'server')).toBe(false)
    expect(correlation.giveUp(1, 'server')).toBe(true)
    expect(correlation.giveUp(10_000, 'server')).toBe(true)
    for (let use = 0; use < 100; use++) correlation.asked(callOf('b', {}, 5), 'host')
    let answers = 0
    while (correlation.answered(resultOf({}, 5), 'server') !== undefined) answers++
    expect(answers).toBe(16)
  })

  it('takes no request or notification for an answer', () => {
    const correlation = createCorrelation()
    correlation.asked(callOf('a'), 'host')
    expect(correlation.answered(requestOf('roots/list'), 'server')).toBeUndefined()
    expect(correlation.answered(notificationOf('x'), 'server')).toBeUndefined()
  })

  it('takes ids that are names of the prototype for ids', () => {
    const correlation = createCorrelation()
    expect(correlation.giveUp('__proto__', 'server')).toBe(false)
    correlation.asked(callOf('a', {}, '__proto__'), 'host')
    expect(correlation.answered(resultOf({}, '__proto__'), 'server')?.params?.name).toBe('a')
  })
})
