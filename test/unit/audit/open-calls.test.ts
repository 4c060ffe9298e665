import { describe, expect, it } from 'vitest'
import { requestOf } from '../../../src/audit/built-message.ts'
import { createOpenCalls, type OpenCalls } from '../../../src/audit/open-calls.ts'

let next = 1
function add(open: OpenCalls, name: string, id?: string): number {
  const request = requestOf(next++, 'tools/call', { name })
  open.add({ request, server: undefined, id, name })
  return next - 1
}

const idOf = (open: OpenCalls, id?: string, name?: string) => open.answeredBy(id, name)?.request.id

describe('createOpenCalls', () => {
  it('joins by id, in whatever order results come', () => {
    const open = createOpenCalls()
    const [one, two] = [add(open, 'f', 'a'), add(open, 'f', 'b')]
    expect([idOf(open, 'b', 'f'), idOf(open, 'a', 'f')]).toEqual([two, one])
  })

  it('answers nothing twice, and nothing that was not asked', () => {
    const open = createOpenCalls()
    add(open, 'f', 'a')
    expect(idOf(open, 'other', 'f')).toBeUndefined()
    expect(idOf(open, undefined, 'g')).toBeUndefined()
    expect(idOf(open, 'a')).toBeDefined()
    expect(idOf(open, 'a')).toBeUndefined()
    expect(idOf(open, undefined, 'f')).toBeUndefined()
    expect(idOf(open)).toBeUndefined()
  })

  it('joins by name and order where there is no id, by order where there is no name', () => {
    const open = createOpenCalls()
    const [f1, g, f2] = [add(open, 'f'), add(open, 'g'), add(open, 'f')]
    expect(idOf(open, undefined, 'f')).toBe(f1)
    expect(idOf(open)).toBe(g)
    expect(idOf(open)).toBe(f2)
  })

  it('prefers the latest round, so that a dropped result shifts no other', () => {
    const open = createOpenCalls()
    const dropped = add(open, 'f')
    open.nextRound()
    const [first, second] = [add(open, 'f'), add(open, 'f')]
    expect([1, 2, 3].map(() => idOf(open, undefined, 'f'))).toEqual([first, second, dropped])
  })

  it('takes an id that comes again in a later round for that of the later call', () => {
    const open = createOpenCalls()
    add(open, 'f', 'call_0')
    open.nextRound()
    const later = add(open, 'f', 'call_0')
    expect(idOf(open, 'call_0')).toBe(later)
  })

  it('stays fast with very many calls', () => {
    const open = createOpenCalls()
    for (let index = 0; index < 100_000; index++) {
      if (index % 3 === 0) open.nextRound()
      add(open, 'f', `c${index}`)
    }
    let answered = 0
    for (let index = 0; index < 100_000; index += 2) {
      if (open.answeredBy(`c${index}`, 'f') !== undefined) answered++
    }
    while (open.answeredBy(undefined, 'f') !== undefined) answered++
    expect(answered).toBe(100_000)
  })
})
