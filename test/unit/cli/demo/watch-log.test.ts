import { describe, expect, it } from 'vitest'
import type { ToolClient } from '../../../../src/cli/demo/tool-client.ts'
import { watched, watchLog } from '../../../../src/cli/demo/watch-log.ts'
import { createFlowLog } from '../../../../src/log/create-flow-log.ts'
import { temporaryKeys } from '../../../../src/log/store/keys.ts'
import { createMemoryStore } from '../../../../src/log/store/memory.ts'
import { sampleEntry } from './sample-log.ts'

function rig() {
  const store = createMemoryStore()
  const log = createFlowLog({
    store,
    mode: 'redacted',
    keys: temporaryKeys(),
    now: () => new Date(),
    warn: () => undefined,
  })
  const seen: string[] = []
  const watch = watchLog(store, (entry) => seen.push(`${entry.seq} ${entry.verdict.decision}`))
  return { log, seen, watch }
}

describe('watchLog', () => {
  it('hands over each message once, in the order of the log', async () => {
    const { log, seen, watch } = rig()
    await watch.look()
    expect(seen).toEqual([])
    await log.append([sampleEntry(false), sampleEntry(true)])
    await Promise.all([watch.look(), watch.look()])
    expect(seen).toEqual(['0 allow', '1 block'])
    await log.append([sampleEntry(false)])
    await watch.look()
    expect(seen).toEqual(['0 allow', '1 block', '2 allow'])
  })

  it('passes over what is no message', async () => {
    const { log, seen, watch } = rig()
    const { at, trajectory, server } = sampleEntry(false)
    await log.append([
      {
        kind: 'rejected',
        at,
        trajectory,
        server,
        from: 'host',
        reason: 'too-deep',
        detail: 'x',
        bytes: 1,
      },
      sampleEntry(true),
    ])
    await watch.look()
    expect(seen).toEqual(['1 block'])
  })
})

describe('watched', () => {
  it('looks at the log after everything that the client does, failures too', async () => {
    const { log, seen, watch } = rig()
    const client: ToolClient = {
      listTools: async () => {
        await log.append([sampleEntry(false)])
        return []
      },
      callTool: async () => {
        await log.append([sampleEntry(true)])
        throw new Error('no answer')
      },
      toolsChanged: async () => true,
      close: async () => undefined,
    }
    const { listTools, callTool, toolsChanged, close } = watched(client, watch)
    await listTools()
    expect(seen).toEqual(['0 allow'])
    await expect(callTool('a', {})).rejects.toThrow('no answer')
    expect(seen).toEqual(['0 allow', '1 block'])
    expect(await toolsChanged(1)).toBe(true)
    await close()
  })
})
