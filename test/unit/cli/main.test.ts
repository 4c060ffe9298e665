import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fails, startChatServer } from '../guardian/llm/chat-server.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mcip-main-'))
const runner = join(folder, 'runner.mjs')

beforeAll(() => {
  const source = pathToFileURL(join(root, 'src/cli/main.ts')).href
  writeFileSync(
    runner,
    `const { main } = await import(${JSON.stringify(source)})\nprocess.exitCode = await main(process.argv.slice(2))\n`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Done {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line in a process of its own; `close` shuts the reading end of stdout at once. */
function mcip(
  args: readonly string[],
  close = false,
  out: 'pipe' | number = 'pipe',
): Promise<Done> {
  const child = spawn(process.execPath, ['--import', 'tsx', runner, ...args], {
    cwd: root,
    env: { ...process.env, COLUMNS: '80', NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', out, 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  if (close) child.stdout?.destroy()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

describe('main', () => {
  it('prints the version of the package', async () => {
    expect(await mcip(['--version'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    })
  })

  it('shows every command, the exit codes and examples in its help', async () => {
    const { code, stdout } = await mcip(['help'])
    expect(code).toBe(0)
    for (const command of ['run', 'demo', 'log', 'servers', 'taxonomy']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
    }
    for (const exit of ['0', '1', '2', '70'])
      expect(stdout).toMatch(new RegExp(`^ {2}${exit} `, 'm'))
    expect(stdout).toContain('$ mcip run -- ')
  })

  it('shows the help of a command below a command', async () => {
    for (const args of [
      ['help', 'log', 'verify'],
      ['log', 'verify', '--help'],
      ['log', 'help', 'verify'],
    ]) {
      const { code, stdout } = await mcip(args)
      expect(code).toBe(0)
      expect(stdout).toMatch(/^Usage: mcip log verify /)
    }
    expect((await mcip(['help', 'run'])).stdout).toMatch(/^mcip run \[options\]/)
  })

  it('fits every help into 80 columns', async () => {
    const commands = (await readFile(join(root, 'docs/cli.md'), 'utf8')).split('```text\n').slice(1)
    expect(commands.length).toBeGreaterThan(15)
    for (const text of commands) {
      for (const line of text.split('```')[0]?.split('\n') ?? []) {
        expect(line.length, line).toBeLessThanOrEqual(80)
      }
    }
  })

  it('exits with 2 and its help on stderr when nothing is asked of it', async () => {
    const { code, stdout, stderr } = await mcip([])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('Usage: mcip')
  })

  it('prints JSON on stdout and nothing else', async () => {
    const { code, stdout, stderr } = await mcip(['taxonomy', '--json'])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toHaveLength(17)
  })

  it.each([
    [['taxonmy'], 'mcip: unknown command `taxonmy`; did you mean `taxonomy`?'],
    [['taxonomy', '--jsn'], 'mcip: unknown option `--jsn`; did you mean `--json`?'],
    [['taxonomy', 'nonsense'], 'mcip: unknown risk `nonsense`'],
    [
      ['taxonomy', 'a', 'b'],
      'mcip: too many arguments for `taxonomy`; expected 1 argument but got 2',
    ],
    [['help', 'log', 'verfy'], 'mcip: unknown command `verfy`; did you mean `verify`?'],
    [['\u001b[31mx'], 'mcip: unknown command `x`'],
  ])('answers %j with one line, a hint and exit code 2', async (args, line) => {
    const { code, stdout, stderr } = await mcip(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.split('\n')).toEqual([line, expect.stringMatching(/^hint: \S/), ''])
  })

  it('ends quietly when the reader of its output goes away', async () => {
    const { code, stderr } = await mcip(['taxonomy', '--json'], true)
    expect(code).toBe(0)
    expect(stderr).toBe('')
  })

  it.skipIf(!existsSync('/dev/full'))('says that its output has no room, and not 1', async () => {
    const record = join(folder, 'record.jsonl')
    writeFileSync(record, `${JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }] })}\n`)
    const full = openSync('/dev/full', 'w')
    try {
      for (const args of [['--help'], ['audit', record], ['flows', record], ['demo', '--json']]) {
        const { code, stderr } = await mcip(args, false, full)
        expect(code, args.join(' ')).toBe(2)
        const [line, hint] = stderr.split('\n').slice(-3)
        expect(line).toMatch(/^mcip: cannot write `standard output`: ENOSPC/)
        expect(hint).toMatch(/^hint: .*the disk has room/)
      }
    } finally {
      closeSync(full)
    }
  })

  it('exits with 1 where a model answers nothing any more, since the same command goes on', async () => {
    const server = await startChatServer(fails(401))
    const cases = join(folder, 'cases.jsonl')
    const line = JSON.stringify({ label: 'true', messages: [{ role: 'user', content: 'Hi' }] })
    writeFileSync(cases, `${line}\n`.repeat(9))
    const llm = ['--systems', 'llm', '--llm', 'openai:m', '--llm-url', server.url]
    try {
      const output = join(folder, 'report')
      const done = await mcip(['bench', 'run', cases, ...llm, '--output', output])
      expect(done.code).toBe(1)
      expect(done.stderr).toContain('status 401')
      expect(done.stderr).toContain('same command again')
    } finally {
      await server.close()
    }
  })
})
