import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/guardian/verdict.ts'
import { serialise } from '../../../src/mcp/serialise.ts'
import { handleLine } from '../../../src/proxy/handle-line.ts'
import { learnFrom, teaches } from '../../../src/proxy/learn.ts'
import { at } from '../enforcement/enforce-input.ts'
import { depsOf, lineOf } from './pipeline-deps.ts'

const tools = ['a', 'b', 'ab'].map((name) => ({ name }))

async function learned(findings: readonly Partial<Finding>[], result: object = { tools }) {
  const deps = depsOf({ 'answer:tools/list': findings })
  await handleLine(deps, lineOf('{"jsonrpc":"2.0","id":1,"method":"tools/list"}'), 'host')
  const text = serialise({ jsonrpc: '2.0', id: 1, result: result as never })
  const line = await handleLine(deps, lineOf(text), 'server')
  expect(line !== undefined && teaches(line)).toBe(true)
  await learnFrom(line === undefined ? [] : [line], deps)
  return [...deps.memory.known().keys()]
}

describe('learnFrom', () => {
  it('learns every tool of a list', async () => {
    expect(await learned([])).toEqual(['a', 'b', 'ab'])
  })

  it('does not approve a tool that was withheld, but one that only drifted is already known', async () => {
    const hidden = {
      risk: 'function-dependency-injection',
      ...at('/result/tools/0/description'),
    } as const
    expect(await learned([hidden])).toEqual(['b', 'ab'])
    const drift = { risk: 'configuration-drift', ...at('/result/tools/0') } as const
    expect(await learned([drift])).toEqual(['a', 'b', 'ab'])
  })

  it('approves a tool that a finding only notes', async () => {
    expect(await learned([{ decision: 'allow', ...at('/result/tools/0') }])).toEqual([
      'a',
      'b',
      'ab',
    ])
  })

  it('does not take tool 1 for tool 10', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ name: `t${index}` }))
    const names = await learned([at('/result/tools/1')], { tools: many })
    expect(names).not.toContain('t1')
    expect(names).toContain('t10')
  })

  it('learns nothing from lines that list nothing', async () => {
    const deps = depsOf()
    await deps.memory.refresh()
    const lines = await Promise.all(
      ['{', '{"jsonrpc":"2.0","method":"x"}'].map((text) =>
        handleLine(deps, lineOf(text), 'server'),
      ),
    )
    expect(lines.some((line) => line !== undefined && teaches(line))).toBe(false)
    await learnFrom(
      lines.filter((line) => line !== undefined),
      deps,
    )
    expect(deps.memory.known().size).toBe(0)
  })
})
