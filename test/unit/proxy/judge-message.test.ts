import { describe, expect, it } from 'vitest'
import { createGuardian } from '../../../src/guardian/guardian.ts'
import type { JudgeInput } from '../../../src/guardian/judge.ts'
import { judgeMessage } from '../../../src/proxy/judge-message.ts'
import { createServerMemory } from '../../../src/proxy/server-memory.ts'
import { callOf, notificationOf, requestOf, resultOf } from '../../message.ts'
import { depsOf } from './pipeline-deps.ts'

const at = '2026-01-02T03:04:05.678Z'

describe('judgeMessage', () => {
  it('shows the judge the message in its trajectory', async () => {
    const seen: JudgeInput[] = []
    const look = (input: JudgeInput) => {
      seen.push(input)
      return []
    }
    const judge = { name: 'rules', judge: look } as const
    const deps = depsOf({}, { guardian: createGuardian([judge], 'open') })
    await judgeMessage(deps, requestOf('tools/list'), 'host', at)
    const list = resultOf({
      tools: [{ name: 'a', inputSchema: { properties: { p: {} } } }],
      serverInfo: { name: 'n' },
    })
    const judged = await judgeMessage(deps, list, 'server', at)
    expect(judged.answers?.method).toBe('tools/list')
    const input = seen[1]
    expect(input?.wholeList).toEqual(['a'])
    expect(input?.claim).toEqual({ name: 'n' })
    expect(input?.listed).toHaveLength(1)
    expect(input?.known.size).toBe(0)
    expect(judged.verdict.completeness).toMatchObject({ lists: true, key: 'process' })
  })

  it('shows the judge what is known of the machine', async () => {
    const seen: JudgeInput[] = []
    const look = (input: JudgeInput) => {
      seen.push(input)
      return []
    }
    const judge = { name: 'rules', judge: look } as const
    const places = { own: [], resolve: () => ['/real'] }
    const deps = depsOf({}, { guardian: createGuardian([judge], 'open'), places })
    await judgeMessage(deps, callOf('a', {}, 1), 'host', at)
    expect(seen[0]?.places.resolve('x')).toEqual(['/real'])
  })

  it('knows the schema of a call from the list before it', async () => {
    const deps = depsOf()
    const principle = async () =>
      (await judgeMessage(deps, callOf('a', { p: 1 }, 9), 'host', at)).flows[0]?.principle
    expect(await principle()).toEqual(['unknown'])
    const tool = { name: 'a', inputSchema: { properties: { p: {} } } }
    await judgeMessage(
      deps,
      resultOf({ tools: [tool, { name: 'b', inputSchema: [] }] }),
      'server',
      at,
    )
    expect(await principle()).toEqual(['necessity'])
  })

  it('waits for a judge that answers with a promise', async () => {
    const judge = { name: 'llm', judge: async () => [] } as const
    const deps = depsOf({}, { guardian: createGuardian([judge], 'open') })
    const { verdict, flows } = await judgeMessage(deps, notificationOf('x'), 'server', at)
    expect(verdict.decision).toBe('allow')
    expect(flows).toHaveLength(1)
  })

  it('leaves the fault of the records to whoever needs them', async () => {
    const memory = createServerMemory(() => undefined, { id: 's', origin: 'o' })
    const needy = (input: JudgeInput) => (input.known.size === 0 ? [] : [])
    const rules = { name: 'rules', judge: needy } as const
    const deps = depsOf({}, { memory, guardian: createGuardian([rules], 'closed-for-changes') })
    const { verdict } = await judgeMessage(deps, callOf('write_file'), 'host', at)
    expect([verdict.decision, verdict.findings[0]?.code]).toEqual(['block', 'judge-unavailable'])
  })
})
