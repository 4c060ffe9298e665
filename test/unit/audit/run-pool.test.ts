import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createPool, type Pool, workerProgram } from '../../../src/audit/run-pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A pool whose workers run `body`; `post` answers and `record` is the first of a batch. */
function poolOf(name: string, body: string, jobs = 2): Pool {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ number, records: [record] }) => {
       const post = (outputs) => parentPort.postMessage({ number, result: { outputs, tally: {} } })
       ${body}
     })`,
  )
  return createPool({
    settings: { judges: [], failMode: 'open', report: 'text' },
    jobs,
    program: pathToFileURL(file),
  })
}

const batch = (line: number) => [{ file: 'made.jsonl', line, text: String(line) }]

describe('a pool', () => {
  it('gives each batch its own answer, whichever worker is done first', async () => {
    const pool = poolOf('slow', 'setTimeout(() => post([record.text]), record.line % 2 ? 30 : 1)')
    const results = []
    for (let line = 0; line < 20; line++) results.push((await pool.submit(batch(line))).result)
    const outputs = (await Promise.all(results)).flatMap((result) => result.outputs)
    expect(outputs).toEqual(Array.from({ length: 20 }, (_, line) => String(line)))
    await pool.close()
  })

  it('makes who hands in more wait for a free worker', async () => {
    const go = join(folder, 'go')
    const pool = poolOf(
      'held',
      `import('node:fs').then(({ existsSync }) => {
         const look = () => (existsSync(${JSON.stringify(go)}) ? post([]) : setTimeout(look, 5))
         look()
       })`,
      2,
    )
    for (let line = 0; line < 4; line++) await pool.submit(batch(line))
    let isTaken = false
    const fifth = pool.submit(batch(4)).then(() => {
      isTaken = true
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(isTaken).toBe(false)
    writeFileSync(go, '')
    await fifth
    await pool.close()
  })

  it.each([
    ['throws', "throw new Error('out of luck')", 'out of luck'],
    ['exits', 'process.exit(3)', 'it exited with 3'],
    ['rejects', "Promise.reject(new Error('lost'))", 'lost'],
  ])(
    'names the worker and its records when it %s, and takes no more',
    async (name, body, reason) => {
      const pool = poolOf(name, body, 1)
      const { result } = await pool.submit(batch(7))
      await expect(result).rejects.toMatchObject({
        code: 'audit.worker-failed',
        message: expect.stringContaining('worker 1 ended while it judged made.jsonl lines 7 to 7'),
      })
      await expect(result).rejects.toThrow(reason)
      await expect(pool.submit(batch(8))).rejects.toMatchObject({ code: 'audit.worker-failed' })
      await pool.close()
    },
  )

  it('wakes who waits for room when a worker ends', async () => {
    const pool = poolOf('dies', 'setTimeout(() => process.exit(1), 100)', 1)
    const results = [await pool.submit(batch(1)), await pool.submit(batch(2))]
    for (const { result } of results) result.catch(() => undefined)
    await expect(pool.submit(batch(3))).rejects.toMatchObject({ code: 'audit.worker-failed' })
    await pool.close()
  })
})

it('no worker can run from sources', () => {
  expect(workerProgram()).toBeUndefined()
})
