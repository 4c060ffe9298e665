import { describe, expect, it } from 'vitest'
import { withheldTools, withholdEdit } from '../../../src/enforcement/withhold.ts'
import { requestOf, resultOf } from '../../message.ts'
import { findingOf } from '../guardian/judge-input.ts'
import { at } from './enforce-input.ts'

const list = resultOf({ tools: [{ name: 'a' }, null, { name: 7 }, { name: 'd\u001b[31m\u202e' }] })
const withheld = (...pointers: readonly string[]) =>
  withheldTools(
    list,
    pointers.map((pointer) => findingOf(at(pointer))),
  )

describe('withheldTools', () => {
  it('are the tools that findings point at, once and in order', () => {
    expect(withheld('/result/tools/3/description', '/result/tools/0', '/result/tools/3')).toEqual([
      { index: 0, name: 'a' },
      { index: 3, name: 'd?[31m?' },
    ])
  })

  it('have a name for the notice whatever they are', () => {
    expect(withheld('/result/tools/1', '/result/tools/2')).toEqual([
      { index: 1, name: '?' },
      { index: 2, name: '?' },
    ])
    const long = resultOf({ tools: [{ name: 'x'.repeat(10_000) }] })
    expect(withheldTools(long, [findingOf(at('/result/tools/0'))])?.[0]?.name).toHaveLength(64)
  })

  it('are undefined where a finding points at something else, so that all of it is stopped', () => {
    for (const pointer of [
      '',
      '/result',
      '/result/tools',
      '/result/tools/4',
      '/result/tools/-1',
      '/result/tools/0x',
      '/result/_meta/x',
      '/result/toolsx/0',
    ]) {
      expect(withheld('/result/tools/0', pointer)).toBeUndefined()
    }
  })

  it('are undefined where nothing is pointed at', () => {
    expect(withheldTools(list, [])).toBeUndefined()
    expect(withheldTools(list, [findingOf(at('/result/tools/0')), findingOf()])).toBeUndefined()
  })

  it('are undefined where the message is no list', () => {
    const finding = findingOf(at('/result/tools/0'))
    for (const message of [requestOf('tools/list'), resultOf({ tools: {} }), resultOf([])]) {
      expect(withheldTools(message, [finding])).toBeUndefined()
    }
  })
})

describe('withholdEdit', () => {
  it('takes tools and own keys out, and leaves a notice', () => {
    const tools = [
      { index: 0, name: 'a' },
      { index: 3, name: 'd' },
    ]
    const edit = withholdEdit(tools, ['/result/_meta/dev.mcip~1x'], { risk: 'r' }, 'block')
    expect(edit.remove).toEqual(['/result/_meta/dev.mcip~1x', '/result/tools/0', '/result/tools/3'])
    expect(edit.set.map(({ pointer }) => pointer)).toEqual(['/result/_meta/dev.mcip~1verdict'])
    expect(JSON.parse(edit.set[0]?.json ?? '')).toEqual({
      risk: 'r',
      notice: 'MCIP withheld 2 tool definitions because of what was found.',
      withheld: ['a', 'd'],
    })
  })

  it('says that a person must decide, and names a bounded number', () => {
    const tools = Array.from({ length: 50 }, (_, index) => ({ index, name: `t${index}` }))
    const told = JSON.parse(withholdEdit(tools, [], {}, 'ask').set[0]?.json ?? '')
    expect(told.notice).toBe('MCIP withheld 50 tool definitions until a person has decided.')
    expect(told.withheld).toHaveLength(20)
    const one = JSON.parse(withholdEdit(tools.slice(0, 1), [], {}, 'ask').set[0]?.json ?? '')
    expect(one.notice).toBe('MCIP withheld 1 tool definition until a person has decided.')
  })
})
