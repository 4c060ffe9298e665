import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

// The demo makes its folder in here, so that what it leaves behind can be seen.
const folder = mkdtempSync(join(tmpdir(), 'mcip-demo-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Played {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the demo from its source; `onText` sees its output as it comes. */
function demo(
  args: readonly string[],
  onText: (text: string, child: ReturnType<typeof spawn>) => void = () => undefined,
): Promise<Played> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/bin.ts', 'demo', ...args], {
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
    onText(stdout, child)
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

const left = (): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('mcip-demo-'))

describe('mcip demo', () => {
  it('prints one JSON object a line with --json, nothing to stderr, and leaves nothing', async () => {
    const { code, stdout, stderr } = await demo(['--json', '--own-client'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const kinds = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind)
    expect(kinds.filter((kind) => kind === 'step')).toHaveLength(5)
    expect(kinds.filter((kind) => kind === 'flow').length).toBeGreaterThan(15)
    expect(left()).toEqual([])
  })

  it('keeps the folder with --keep and prints its path last', async () => {
    const { code, stdout } = await demo(['--keep', '--own-client'])
    expect(code).toBe(0)
    const path = stdout.trim().split('\n').at(-1) ?? ''
    expect(existsSync(join(path, 'flows.db'))).toBe(true)
    rmSync(path, { recursive: true })
  })

  it.skipIf(process.platform === 'win32').each([
    ['SIGINT', 'Ordinary work'],
    ['SIGTERM', 'Rug pull'],
  ] as const)('leaves nothing and exits with 130 after %s in "%s"', async (signal, step) => {
    let isSent = false
    const { code } = await demo(['--own-client'], (text, child) => {
      if (!isSent && text.includes(step)) isSent = child.kill(signal)
    })
    expect(code).toBe(130)
    expect(left()).toEqual([])
  })

  it('leaves nothing when the reader of its output goes away', async () => {
    await demo(['--own-client'], (_, child) => child.stdout?.destroy())
    expect(left()).toEqual([])
  })
})
