import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunOptions, type RunOutcome, runAudit } from '../../../src/audit/run.ts'
import { builtWorker } from './built-worker.ts'

let built: Awaited<ReturnType<typeof builtWorker>>
let files: string[]
beforeAll(async () => {
  built = await builtWorker()
  const lines = Array.from({ length: 500 }, (_, index) =>
    index % 50 === 49 ? '{"messages": 5}' : dialogue(`r${index}`),
  )
  const packed = join(built.folder, 'one.jsonl.gz')
  const plain = join(built.folder, 'two.jsonl')
  writeFileSync(packed, gzipSync(`${lines.slice(0, 300).join('\n')}\n`))
  writeFileSync(plain, lines.slice(300).join('\n'))
  files = [packed, plain]
})
afterAll(() => rmSync(built.folder, { recursive: true, force: true }))

function dialogue(id: string): string {
  return JSON.stringify({
    id,
    messages: [
      { role: 'user', content: `tell me about ${id}` },
      {
        role: 'assistant',
        tool_calls: [
          {
            id: '1',
            type: 'function',
            function: { name: 'look_up', arguments: `{"about":"${id}"}` },
          },
        ],
      },
      { role: 'tool', tool_call_id: '1', content: '{"found":true}' },
    ],
  })
}

const settings = { judges: ['rules'], failMode: 'closed-for-changes', report: 'jsonl' } as const

async function run(
  options: Partial<RunOptions> = {},
): Promise<RunOutcome & { readonly lines: readonly string[] }> {
  const lines: string[] = []
  const outcome = await runAudit({ files, settings, jobs: 1, ...options }, (outputs) => {
    lines.push(...outputs.map((line) => line.replace(/"ms":[\d.]+/, '"ms":0')))
  })
  return { ...outcome, lines }
}

describe('runAudit', () => {
  it('judges all in this thread where a judge waits for something outside', async () => {
    const program = pathToFileURL(join(built.folder, 'none.js'))
    const judge = { name: 'llm', judge: () => Promise.resolve([]) } as const
    const { tally, isWhole } = await run({
      jobs: 3,
      startAfter: 0,
      program,
      settings: { ...settings, judges: ['llm'] },
      llm: { judge, atOnce: 4 },
    })
    expect(isWhole).toBe(true)
    expect(tally.records).toBe(500)
  })

  it('gives a line a record, in the order of files and lines', async () => {
    const { lines, tally, isWhole } = await run()
    expect(isWhole).toBe(true)
    expect(tally).toMatchObject({ records: 500, failed: 10 })
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids.slice(0, 2)).toEqual(['r0', 'r1'])
    expect(ids[49]).toBe(`${files[0]}:50`)
    expect(ids[300]).toBe('r300')
    expect(ids).toHaveLength(500)
  })

  it('gives the same with workers, from the first batch or a later one', async () => {
    const alone = await run()
    for (const startAfter of [0, 20_000]) {
      const { program } = built
      expect(await run({ jobs: 3, program, startAfter })).toEqual(alone)
    }
  })

  it('stops at its limit', async () => {
    const { tally, isWhole } = await run({ limit: 70 })
    expect([tally.records, isWhole]).toEqual([70, true])
    expect((await run({ limit: 0 })).tally.records).toBe(0)
  })

  it('ends with what was judged so far when it is told to', async () => {
    const stop = new AbortController()
    const lines: string[] = []
    const { tally, isWhole } = await runAudit(
      {
        // More than the batches that may be out at once.
        files: [...files, ...files, ...files, ...files],
        settings,
        jobs: 2,
        program: built.program,
        startAfter: 0,
        signal: stop.signal,
      },
      (outputs) => {
        lines.push(...outputs)
        stop.abort()
      },
    )
    expect(isWhole).toBe(false)
    expect(tally.records).toBe(lines.length)
    expect(tally.records).toBeLessThan(2_000)
  })

  it('ends though its input says nothing more', async () => {
    const stop = new AbortController()
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${dialogue('first')}\n`)
      await new Promise(() => undefined)
    }
    setTimeout(() => stop.abort(), 50)
    const { isWhole } = await run({ files: ['-'], stdin: silent(), signal: stop.signal })
    expect(isWhole).toBe(false)
  })

  it('waits for a slow writer', async () => {
    let writing = 0
    let most = 0
    await runAudit(
      { files, settings, jobs: 2, program: built.program, startAfter: 0 },
      async () => {
        writing += 1
        most = Math.max(most, writing)
        await new Promise((resolve) => setTimeout(resolve, 5))
        writing -= 1
      },
    )
    expect(most).toBe(1)
  })

  it('ends with the fault of a worker', async () => {
    const file = join(built.folder, 'bad.mjs')
    writeFileSync(file, "throw new Error('no start')")
    const failing = run({ jobs: 2, program: pathToFileURL(file), startAfter: 0 })
    await expect(failing).rejects.toMatchObject({ code: 'audit.worker-failed' })
  })

  it('ends with the fault of whoever writes', async () => {
    const failing = runAudit(
      { files, settings, jobs: 2, program: built.program, startAfter: 0 },
      () => Promise.reject(new Error('disk full')),
    )
    await expect(failing).rejects.toThrow('disk full')
  })

  it('says how far it is', async () => {
    const seen: (readonly [number, number | undefined, number])[] = []
    await run({ onProgress: (...now) => seen.push(now) })
    const last = seen.at(-1)
    expect(last?.[0]).toBe(last?.[1])
    expect(last?.[2]).toBe(500)
  })
})
