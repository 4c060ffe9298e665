import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntryDraft } from '../../../src/log/entry.ts'
import { openFlowLog } from '../../../src/log/open-flow-log.ts'
import { all, firstTrajectory } from '../../contract/store.ts'

const at = '2026-11-22T10:00:00.000Z'
const draft: EntryDraft = {
  kind: 'rejected',
  at,
  trajectory: firstTrajectory,
  server: 'files',
  from: 'host',
  reason: 'malformed-json',
  detail: 'at 3',
  bytes: 9,
}

describe('opening the flow log', () => {
  let folder: string
  let clock: number
  let lines: string[]
  const now = (): Date => new Date(clock)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-open-'))
    clock = Date.parse(at)
    lines = []
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const open = (file: string): ReturnType<typeof openFlowLog> =>
    openFlowLog({ file, mode: 'redacted', now, warn: (line) => lines.push(line), retention: false })

  it('makes the store and its keys, and gives the same digests when opened again', async () => {
    const file = join(folder, 'deep', 'log.db')
    const first = open(file)
    const digest = first.log.digest('x')
    expect(await first.log.append([draft])).toMatchObject({ stored: true })
    await first.log.close()
    const second = open(file)
    expect(second.log.digest('x')).toBe(digest)
    expect(second.keys().seal).toEqual(first.keys().seal)
    await second.log.close()
    expect(lines).toEqual([])
  })

  it('is there without a store, says why once, tries again, and then accounts for the gap', async () => {
    const blocked = join(folder, 'blocked')
    writeFileSync(blocked, 'a file where a folder should be')
    const file = join(blocked, 'log.db')
    const opened = open(file)
    for (let index = 0; index < 3; index++) {
      expect(await opened.log.append([draft])).toMatchObject({
        stored: false,
        cause: { code: 'log.unavailable' },
      })
      opened.log.lost({ forwarded: 1, blocked: 0 })
      clock += 1_500
    }
    expect(lines).toHaveLength(1)
    expect(opened.store()).toBeUndefined()
    rmSync(blocked)
    mkdirSync(blocked)
    expect(await opened.log.append([draft])).toMatchObject({ stored: true, places: [{ seq: 1 }] })
    const store = opened.store()
    expect(store).toBeDefined()
    if (store !== undefined) {
      const [gap] = await all(store.entries(firstTrajectory))
      expect(JSON.parse(gap?.bytes ?? '')).toMatchObject({
        kind: 'gap',
        forwarded: 3,
        blocked: 0,
        cause: 'log.unavailable',
        since: at,
      })
    }
    await opened.log.close()
  })

  it('says at its end what went on while it could not be opened', async () => {
    const blocked = join(folder, 'blocked')
    writeFileSync(blocked, 'a file where a folder should be')
    const opened = open(join(blocked, 'log.db'))
    expect(await opened.log.append([draft])).toMatchObject({ stored: false })
    opened.log.lost({ forwarded: 2, blocked: 1 })
    await opened.log.close()
    expect(lines.at(-1)).toContain(
      'without an entry for 2 messages that were forwarded and 1 that were blocked',
    )
  })

  it('says nothing at its end where nothing was lost', async () => {
    const blocked = join(folder, 'blocked')
    writeFileSync(blocked, 'a file where a folder should be')
    const opened = open(join(blocked, 'log.db'))
    await opened.log.close()
    expect(lines).toEqual([expect.stringContaining('until it works')])
  })

  it('leaves a damaged file where it is and names the repair', async () => {
    const file = join(folder, 'log.db')
    writeFileSync(file, 'garbage '.repeat(2_000))
    const opened = open(file)
    expect(await opened.log.append([draft])).toMatchObject({
      stored: false,
      cause: { code: 'log.corrupt' },
    })
    expect(lines.join()).toContain('mcip log repair')
    await opened.log.close()
  })

  it('does not write with a key that others may read', async () => {
    const file = join(folder, 'log.db')
    writeFileSync(`${file}.digest-key`, Buffer.alloc(31), { mode: 0o600 })
    const opened = open(file)
    expect(await opened.log.append([draft])).toMatchObject({
      stored: false,
      cause: { code: 'log.key-unusable' },
    })
    await opened.log.close()
  })
})
