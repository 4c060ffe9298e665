import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mcip-audit-e2e-'))
const file = join(folder, 'dialogues.jsonl')
const records = 6_000

beforeAll(() => {
  const lines = Array.from({ length: records }, (_, index) =>
    index === 4_321
      ? '{"messages": "none"}'
      : JSON.stringify({
          id: `r${index}`,
          messages: [
            {
              role: 'user',
              content: `tell me about number ${index}, please. ${'word '.repeat(80)}`,
            },
            { role: 'assistant', content: `it is ${index}` },
          ],
        }),
  )
  writeFileSync(file, `${lines.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function mcip(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/bin.js'), ...args],
    { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  )
  return { code: status, stdout: stdout.replace(/"ms":[\d.]+/g, '"ms":0'), stderr }
}

describe('the built mcip audit', () => {
  it('gives on several threads what it gives on one, in input order', () => {
    const alone = mcip('audit', file, '--format', 'jsonl', '--jobs', '1')
    const several = mcip('audit', file, '--format', 'jsonl', '--jobs', '3')
    expect(several).toEqual(alone)
    expect(alone.code).toBe(2)
    const lines = alone.stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(records)
    expect(lines[5_999]).toContain('"id":"r5999"')
    expect(lines[4_321]).toContain('audit.malformed-record')
    expect(alone.stderr).toContain(`${file}:4322: audit.malformed-record`)
  })
})
