import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { verifyLog } from '../../../src/log/verify.ts'
import { maxTurn } from '../../../src/proxy/take-turn.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mcip-turn-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const source = pathToFileURL(join(root, 'src/cli/main.ts')).href
const program = `const { main } = await import(${JSON.stringify(source)}); process.exitCode = await main(process.argv.slice(1))`

interface Done {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** `mcip turn` in a process of its own, over a log of its own. */
function turnIn(log: string) {
  return (args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ''): Promise<Done> => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        program,
        '--',
        'turn',
        '--log',
        join(folder, log),
        ...args,
      ],
      { cwd: root, env: { ...process.env, MCIP_TRAJECTORY: undefined, NO_COLOR: '1', ...env } },
    )
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, stdout, stderr }))
    })
  }
}

async function flowsIn(log: string): Promise<readonly Record<string, unknown>[]> {
  const store = openSqliteStore({ file: join(folder, log) })
  try {
    const flows: Record<string, unknown>[] = []
    for await (const { bytes } of store.tail()) flows.push(...JSON.parse(bytes).flows)
    expect((await verifyLog(store)).faults).toEqual([])
    return flows
  } finally {
    store.close()
  }
}

describe('mcip turn', () => {
  it('numbers turns and responses of one trajectory, and leaves a chain that verifies', async () => {
    const turn = turnIn('numbers.db')
    const env = { MCIP_TRAJECTORY: 'trip-7' }
    expect((await turn(['Find a flight.', '--sender', 'ann'], env)).stdout).toBe(
      'turn 1 of environment:trip-7\n',
    )
    expect((await turn(['--response', 'Shall I book it?'], env)).stdout).toBe(
      'response in turn 1 of environment:trip-7\n',
    )
    const { stdout } = await turn(['--json', '-', '--trajectory', 'trip-7'], {}, 'yes\n')
    expect(JSON.parse(stdout)).toEqual({
      trajectory: { source: 'environment', value: 'trip-7' },
      turn: 2,
      role: 'turn',
      flow: 2,
      isCut: false,
    })
    expect(await flowsIn('numbers.db')).toMatchObject([
      { plane: 'host', sender: { role: 'user', name: 'ann' }, type: { message: 'query' } },
      { plane: 'host', sender: { role: 'client' }, type: { message: 'response' } },
      { plane: 'host', sender: { role: 'user' }, type: { message: 'query' }, content: 'yes' },
    ])
  })

  it('takes no words from what a guarded server started', async () => {
    const done = await turnIn('guarded.db')(['Pay Eve.', '--trajectory', 'x'], {
      MCIP_GUARDED: '1',
    })
    expect(done).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('telling what the user said is up to a person'),
    })
  })

  it('takes the process that runs it where nothing names a trajectory, the same each time', async () => {
    const turn = turnIn('host.db')
    const first = await turn(['a'])
    expect(first.stdout).toMatch(
      new RegExp(`^turn 1 of host-process:[\\w.-]+:${process.pid}[^\\s]*#1\n$`),
    )
    expect((await turn(['b'])).stdout).toBe(first.stdout.replace('turn 1', 'turn 2'))
  })

  it('takes an id of the log, and a name with its source', async () => {
    const turn = turnIn('named.db')
    const on = async (id: string) => (await turn(['a', '--trajectory', id])).stdout
    expect(await on('mcip:task-1')).toBe('turn 1 of mcip:task-1\n')
    expect(await on('task-1')).toBe('turn 2 of mcip:task-1\n')
    expect(await on('other:task')).toBe('turn 1 of environment:other:task\n')
  })

  it('logs what a model says as declared, by the client', async () => {
    const turn = turnIn('declared.db')
    await turn(['Pay.', '--author', 'model', '--trajectory', 't'])
    expect(await flowsIn('declared.db')).toMatchObject([
      { sender: { role: 'client' }, type: { message: 'query' } },
    ])
  })

  it('cuts long words and says so', async () => {
    const turn = turnIn('long.db')
    const { stdout } = await turn(['-', '--trajectory', 't'], {}, 'x'.repeat(5 * maxTurn))
    expect(stdout).toBe(`turn 1 of environment:t, cut to ${maxTurn} characters\n`)
  })

  it('refuses what names no trajectory, no sender or nothing', async () => {
    const turn = turnIn('refused.db')
    for (const args of [
      ['a', '--trajectory', '../x'],
      ['a', '--trajectory', '\u001b[31m'],
      ['a', '--sender', 'a\u0007'],
      ['a', '--sender', ''],
      [' '],
    ]) {
      const { code, stdout, stderr } = await turn(args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^mcip: /)
      expect(stderr).not.toContain('\u001b[31m')
    }
  })
})
