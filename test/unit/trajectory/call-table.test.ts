import { describe, expect, it } from 'vitest'
import { createCallTable } from '../../../src/trajectory/call-table.ts'
import { callOf } from '../../message.ts'

const call = (number: number) => ({ number, round: 0, request: callOf('a'), asked: new Map() })

describe('call table', () => {
  it('finds the call that was added last under a name', () => {
    const table = createCallTable()
    table.add('t', call(1))
    table.add('t', call(2))
    expect(table.find('t')?.number).toBe(2)
    expect(table.find('u')).toBeUndefined()
    expect(table.find(undefined)).toBeUndefined()
    expect(table.find('__proto__')).toBeUndefined()
  })

  it('forgets a call only under the name that is its own', () => {
    const table = createCallTable()
    table.add('t', call(2))
    table.remove('t', call(1))
    expect(table.find('t')).toBeDefined()
    table.remove('t', call(2))
    expect(table.find('t')).toBeUndefined()
  })

  it('forgets the oldest of very many, and takes no endless names', () => {
    const table = createCallTable()
    for (let number = 0; number <= 1_000; number++) table.add(`t${number}`, call(number))
    expect(table.find('t0')).toBeUndefined()
    expect(table.find('t1')?.number).toBe(1)
    table.add('t1000', call(7))
    expect(table.find('t1')?.number).toBe(1)
    const long = 'x'.repeat(10_000)
    table.add(long, call(1))
    expect(table.find(long)).toBeUndefined()
  })
})
