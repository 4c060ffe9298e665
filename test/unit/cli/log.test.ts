import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addLogCommands } from '../../../src/cli/log.ts'
import { createFlowLog } from '../../../src/log/create-flow-log.ts'
import type { EntryDraft } from '../../../src/log/entry.ts'
import { loadKeys } from '../../../src/log/store/keys.ts'
import { chooseDriver } from '../../../src/log/store/open-driver.ts'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'

const at = '2026-11-22T10:00:00.000Z'
const draft = (value: string, method = 'tools/call'): EntryDraft => ({
  kind: 'message',
  at,
  trajectory: { source: 'process', value },
  server: 'files',
  from: 'host',
  message: { kind: 'request', method, id: '1', bytes: 50 },
  flows: [
    {
      seq: 0,
      at,
      plane: 'wire',
      sender: { role: 'client' },
      recipient: { role: 'server', name: 'files', unit: 'function:read\u001b[2J\u009b31m_file' },
      subject: [{ role: 'user' }],
      type: { message: 'function-parameter', about: ['file-path'] },
      principle: ['necessity'],
      digest: 'd'.repeat(64),
      bytes: 20,
      content: { path: '/tmp/x', big: 12345678901234567890n },
    },
  ],
  verdict: {
    decision: 'block',
    risk: 'function-injection',
    confidence: 1,
    findings: [
      {
        risk: 'function-injection',
        judge: 'rules',
        decision: 'block',
        severity: 'high',
        confidence: 1,
        flow: 0,
        message: 0,
        element: 'presence',
        text: 'a sentence for a person',
        evidence: [],
      },
    ],
    completeness: {
      query: 'unknown',
      builtins: false,
      response: false,
      lists: true,
      provenance: 'whole',
      key: 'process',
    },
  },
  action: 'reject',
  ms: 0.3,
})

describe('mcip log', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mcip-cli-log-'))
    file = join(folder, 'log.db')
    const store = openSqliteStore({ file })
    const log = createFlowLog({
      store,
      mode: 'redacted',
      keys: loadKeys(file),
      now: () => new Date(at),
      warn: () => undefined,
    })
    await log.append([
      draft('alpha-1'),
      draft('alpha-2'),
      draft('alpha-1'),
      draft('beta', '\u001b[31mtools/call'),
    ])
    await log.close()
  })
  afterEach(() => {
    process.exitCode = undefined
    rmSync(folder, { recursive: true, force: true })
  })

  /** What a command prints, says on stderr, and how it exits. */
  async function run(...args: string[]): Promise<{ text: string; said: string; code: number }> {
    const program = new Command('mcip').exitOverride()
    addLogCommands(program)
    const [write, say] = [process.stdout.write, process.stderr.write]
    let text = ''
    let said = ''
    process.stderr.write = (chunk: string | Uint8Array) => {
      said += String(chunk)
      return true
    }
    process.stdout.write = (chunk: string | Uint8Array) => {
      text += String(chunk)
      return true
    }
    process.exitCode = undefined
    try {
      const own = args.includes('--log') || file === '' ? [] : ['--log', file]
      await program.parseAsync(['log', ...args, ...own], { from: 'user' })
    } finally {
      process.stdout.write = write
      process.stderr.write = say
    }
    return { text, said, code: Number(process.exitCode ?? 0) }
  }

  it('lists trajectories, as a table and as JSON', async () => {
    const { text, said } = await run('list')
    expect(text.split('\n')).toHaveLength(5)
    expect(said).toBe(`flow log: ${file}\n`)
    expect(text).toContain('process:alpha-1')
    const found = JSON.parse((await run('list', '--json', '--limit', '2')).text) as {
      id: string
      seq: number
    }[]
    expect(found).toHaveLength(2)
  })

  it('shows a trajectory by the start of its id, and lets no escape sequence through', async () => {
    for (const id of ['process:beta', 'bet', 'beta']) {
      const { text } = await run('show', id)
      expect(text).toContain('client -> files (read')
      expect(text).toContain('function-injection (high): a sentence for a person')
      expect(text).not.toMatch(/[\u001b\u0080-\u009f]/)
    }
    const { text } = await run('show', 'beta', '--json')
    expect(text).not.toMatch(/[\u001b\u0080-\u009f]/)
    expect(JSON.parse(text)).toMatchObject({
      seq: 0,
      flows: [{ recipient: { unit: 'function:read\u001b[2J\u009b31m_file' } }],
    })
  })

  it('refuses an unknown and an ambiguous id', async () => {
    await expect(run('show', 'gamma')).rejects.toMatchObject({ code: 'log.unknown-trajectory' })
    await expect(run('show', 'alpha')).rejects.toMatchObject({
      code: 'log.ambiguous-trajectory',
      data: { count: 2 },
    })
  })

  it('shows the latest entries', async () => {
    expect((await run('tail', '-n', '1', '--json')).text.trim().split('\n')).toHaveLength(1)
    expect((await run('tail')).text.match(/client -> files/g)).toHaveLength(4)
  })

  it('prints a head that verify accepts, and that finds a tail that was cut with its head', async () => {
    const head = (await run('head')).text.trim()
    expect(head).toMatch(/^\d+:[0-9a-f]{64}$/)
    expect(await run('verify', '--head', head)).toMatchObject({
      code: 0,
      text: expect.stringContaining('verified: 4 entries of 3 trajectories'),
    })
    const driver = chooseDriver(undefined)(file, 1_000)
    driver.exec(
      'DELETE FROM checkpoints; DELETE FROM entries WHERE trajectory = (SELECT id FROM heads WHERE value = \'"beta"\'); DELETE FROM heads WHERE value = \'"beta"\'',
    )
    driver.close()
    expect(await run('verify')).toMatchObject({ code: 0 })
    expect(await run('verify', '--head', head)).toMatchObject({
      code: 1,
      text: expect.stringContaining('cut-tail'),
    })
    await expect(run('verify', '--head', 'nonsense')).rejects.toMatchObject({ code: 'cli.usage' })
  })

  it('exits with 1 and names the entry when one was changed', async () => {
    const driver = chooseDriver(undefined)(file, 1_000)
    driver.exec("UPDATE entries SET bytes = replace(bytes, 'necessity', 'consent') WHERE seq = 1")
    driver.close()
    const { text, code } = await run('verify')
    expect(code).toBe(1)
    expect(text).toContain('changed process:alpha-1: entry 1 was changed')
    expect(JSON.parse((await run('verify', '--json')).text)).toMatchObject({
      ok: false,
      faults: [{ kind: 'changed', seq: 1 }],
    })
  })

  it.each([
    ["bytes = x'00' WHERE seq = 1", 'entry 1 was changed: column `bytes` has a wrong value'],
    ["hash = x'00' WHERE seq = 0", 'entry 0 was changed: column `hash` has a wrong value'],
    ["seq = 'x' WHERE seq = 0", 'entry 0 was removed: entry 1 follows'],
    ["seq = 'x' WHERE seq = 1", 'entry 1 was changed: column `seq` has a wrong value'],
  ])('names the entry, or at least the file, after %s', async (set, said) => {
    const driver = chooseDriver(undefined)(file, 1_000)
    driver.exec(
      `UPDATE entries SET ${set} AND trajectory = (SELECT id FROM heads WHERE value = '"alpha-1"')`,
    )
    driver.close()
    const { text, code } = await run('verify')
    expect(code).toBe(1)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`process:alpha-1: ${said}`)
    for (const args of [['show', 'alpha-1'], ['tail'], ['export', '--form', 'entries']]) {
      await expect(run(...args), args.join(' ')).rejects.toMatchObject({
        code: 'log.corrupt',
        data: { file },
      })
    }
    expect(await run('list')).toMatchObject({ code: 0 })
    expect((await run('repair')).code).toBe(1)
    expect((await run('verify')).code).toBe(0)
  })

  it('exports entries that verify as a file, and trajectories in MCI form', async () => {
    const exported = join(folder, 'export.jsonl')
    writeFileSync(exported, (await run('export', '--form', 'entries')).text)
    expect(await run('verify', exported)).toMatchObject({ code: 0 })
    const { text } = await run('export', '--form', 'mci', '--trajectory', 'alpha-1')
    expect(text).toContain('"big":12345678901234567890')
    const trajectory = JSON.parse(text) as Record<string, unknown>
    expect(trajectory).toMatchObject({
      mci: 1,
      id: 'process:alpha-1',
      key: { source: 'process', value: 'alpha-1' },
      completeness: { lists: true },
      flows: [
        {
          seq: 0,
          verdict: { decision: 'block', risk: 'function-injection', findings: [{ flow: 0 }] },
        },
        { seq: 1, verdict: { findings: [{ flow: 1 }] } },
      ],
    })
    await expect(run('export', '--form', 'csv')).rejects.toMatchObject({ code: 'cli.usage' })
  })

  it('prunes and still verifies', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:00.000Z') })
    expect((await run('prune', '--days', '999999999')).text).toMatch(/^cut 0 entries/)
    expect((await run('prune', '--days', '1')).text).toMatch(/^cut 3 entries of \d trajectories/)
    vi.useRealTimers()
    expect(await run('verify')).toMatchObject({ code: 0 })
  })

  it.each([
    ['prune', '--days', '0'],
    ['prune', '--size', '0'],
    ['prune', '--days', '-1'],
    ['list', '--limit', '0'],
  ])('refuses %s %s %s', async (...args) => {
    await expect(run(...args)).rejects.toMatchObject({ code: 'cli.usage' })
    expect((await run('verify')).text).toContain('verified: 4 entries')
  })

  it('repairs garbage and says what was lost', async () => {
    writeFileSync(file, 'garbage '.repeat(1_000))
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    await expect(run('list')).rejects.toMatchObject({ code: 'log.corrupt' })
    const { text, code } = await run('repair')
    expect(code).toBe(1)
    expect(text).toContain('lost: the whole file')
    expect(await run('verify')).toMatchObject({ code: 0 })
    const again = await run('repair')
    expect(again).toMatchObject({ code: 0, text: expect.stringContaining('nothing to repair') })
  })

  it('repairs garbage at the usual place even where no key lies beside it, elsewhere never', async () => {
    const other = join(folder, 'other.db')
    writeFileSync(other, 'garbage '.repeat(1_000))
    await expect(run('repair', '--log', other)).rejects.toMatchObject({ code: 'log.not-a-log' })
    vi.stubEnv('MCIP_LOG', other)
    file = ''
    expect(await run('repair')).toMatchObject({ code: 1 })
    vi.unstubAllEnvs()
  })

  it('makes no log where there is none', async () => {
    rmSync(file)
    await expect(run('list')).rejects.toMatchObject({ code: 'log.missing' })
  })
})
