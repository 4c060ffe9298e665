import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { warmUp } from '../../../src/proxy/warm-up.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-warm-up-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('plays two connections through the real judges, and leaves no file', async () => {
  const before = { ...process.env }
  process.env.MCIP_LOG = join(folder, 'log.db')
  try {
    const handled = await warmUp()
    expect(handled.map(({ kind, from }) => [kind, from])).toEqual([
      ['judged', 'host'],
      ['judged', 'server'],
      ['judged', 'host'],
      ['judged', 'server'],
    ])
    const findings = handled.flatMap((line) =>
      line.kind === 'judged' ? line.messages.flatMap(({ judged }) => judged.verdict.findings) : [],
    )
    expect(findings.some(({ code }) => code === 'judge-unavailable')).toBe(false)
    // Words that are looked at closely: what was compiled is what real orders need.
    expect(findings.length).toBeGreaterThan(0)
    expect(readdirSync(folder)).toEqual([])
  } finally {
    process.env = before
  }
})
