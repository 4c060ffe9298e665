import { describe, expect, it } from 'vitest'
import { exportMci } from '../../../../src/log/export/mci.ts'
import { createMemoryStore } from '../../../../src/log/store/memory.ts'
import { all, entryOf, firstTrajectory } from '../../../contract/store.ts'

const completeness = {
  query: 'user',
  builtins: true,
  response: true,
  lists: true,
  provenance: 'whole',
  key: 'process',
}
const finding = (flow: number): object => ({
  risk: 'data-injection',
  flow,
  message: flow,
  decision: 'ask',
})
const entry = (flows: string, findings: readonly object[], provenance = 'whole'): string =>
  `{"kind":"message","seq":0,"flows":[${flows}],"verdict":${JSON.stringify({ decision: 'ask', risk: 'data-injection', confidence: 0.5, findings, completeness: { ...completeness, provenance } })}}`

describe('an MCI line', () => {
  it('holds the flows of a trajectory, each with the findings that name it, exactly', async () => {
    const store = createMemoryStore()
    const append = (bytes: string) =>
      store.append([{ ...entryOf(firstTrajectory), serialise: () => bytes }])
    await append(
      entry('{"seq":0,"content":12345678901234567890},{"seq":1}', [finding(1), finding(0)]),
    )
    await append('{"kind":"gap","seq":1}')
    await append('no JSON at all')
    await append(entry('{"seq":2}', [finding(0)], 'window'))
    await append(entry('{"seq":3}', []))
    const lines = await all(exportMci(store))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('"content":12345678901234567890')
    const line = JSON.parse(lines[0] ?? '') as {
      flows: { seq: number; verdict: { findings: { flow: number }[] } }[]
    }
    expect(line).toMatchObject({
      mci: 1,
      id: 'process:first',
      completeness: { ...completeness, provenance: 'window' },
    })
    expect(
      line.flows.map(({ seq, verdict }) => [seq, verdict.findings.map(({ flow }) => flow)]),
    ).toEqual([
      [0, [0]],
      [1, [1]],
      [2, [0]],
      [3, []],
    ])
  })

  it('claims to have seen nothing where no message was judged', async () => {
    const store = createMemoryStore()
    await store.append([{ ...entryOf(firstTrajectory), serialise: () => '{"kind":"gap"}' }])
    const [line] = await all(exportMci(store))
    expect(JSON.parse(line ?? '')).toMatchObject({
      flows: [],
      completeness: { lists: false, provenance: 'window', key: 'process' },
    })
  })
})
