import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { perform } from '../../../../src/cli/demo/perform.ts'
import { createStage, inventedKey, type Stage } from '../../../../src/cli/demo/stage.ts'
import type { Told } from '../../../../src/cli/demo/told.ts'
import type { ToolClient } from '../../../../src/cli/demo/tool-client.ts'

let stage: Stage | undefined
const open: Promise<ToolClient>[] = []
afterEach(async () => {
  await Promise.allSettled(open.splice(0).map(async (client) => (await client).close()))
  stage?.remove()
})

async function performed(own: Stage): Promise<{ ok: boolean; told: readonly Told[] }> {
  stage = own
  const told: Told[] = []
  const tell = (one: Told): void => void told.push(one)
  const { signal } = new AbortController()
  return { ok: await perform({ stage: own, tell, own: true, keep: true, open, signal }), told }
}

describe('perform', () => {
  it('tells five steps in order, and that all happened as told', async () => {
    const { ok, told } = await performed(createStage())
    expect(told.filter((one) => one.kind === 'check' && !one.ok)).toEqual([])
    expect(ok).toBe(true)
    expect(told.flatMap((one) => (one.kind === 'step' ? [one.step] : []))).toEqual([1, 2, 3, 4, 5])
    expect(told.at(0)?.kind).toBe('opening')
    expect(told.at(-1)).toMatchObject({ kind: 'closing', kept: stage?.folder })
  })

  it('tells every flow once, numbered without a gap over all servers', async () => {
    const { told } = await performed(createStage())
    const flows = told.flatMap((one) => (one.kind === 'flow' ? [one] : []))
    expect(flows.map(({ flow }) => flow.seq)).toEqual(flows.map((_, index) => index))
    const names = new Set(flows.flatMap(({ flow }) => [flow.sender.name, flow.recipient.name]))
    expect(names).toContain('files')
    expect(names).toContain('weather')
    expect(names).toContain('mail')
    const blocked = flows.filter(({ action }) => action === 'reject')
    expect(blocked).toHaveLength(2)
    expect(blocked[0]).toMatchObject({
      step: 3,
      decision: 'block',
      flow: { recipient: { unit: 'function:get_forecast' } },
      // The new definition is both: changed, and full of orders about other functions.
      findings: expect.arrayContaining([
        expect.objectContaining({ risk: 'configuration-drift' }),
        expect.objectContaining({ risk: 'function-dependency-injection' }),
      ]),
    })
    expect(blocked[1]).toMatchObject({
      step: 4,
      decision: 'ask',
      flow: { recipient: { name: 'mail', unit: 'function:send_message' } },
      findings: [{ risk: 'data-injection', evidence: expect.any(Array) }],
    })
    const [way] = told.flatMap((one) => (one.kind === 'way' ? [one] : []))
    expect(way?.values.map(({ path }) => path)).toEqual([
      expect.stringMatching(/read_text_file result -> send_message.recipient$/),
      expect.stringMatching(/read_text_file result -> send_message.body$/),
    ])
    // What is shown comes from the log, which keeps no key.
    expect(JSON.stringify(flows)).not.toContain(inventedKey)
  })

  it('starts nothing once it is aborted', async () => {
    stage = createStage()
    const told: Told[] = []
    const tell = (one: Told): void => void told.push(one)
    const signal = AbortSignal.abort(new Error('interrupted'))
    expect(await perform({ stage, tell, own: true, keep: false, open, signal })).toBe(false)
    expect(open).toEqual([])
    expect(told.at(-1)).toMatchObject({ kind: 'check', ok: false, text: 'interrupted' })
  })

  it('fails with one clear line when a server does not do its part', async () => {
    const own = createStage()
    rmSync(own.files, { recursive: true })
    const { ok, told } = await performed(own)
    expect(ok).toBe(false)
    expect(told.at(-1)).toMatchObject({ kind: 'check', ok: false, step: 1 })
    expect(told.filter((one) => one.kind === 'check' && !one.ok)).toHaveLength(1)
  })
})
