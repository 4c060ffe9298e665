import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { exitCodeOf, type ServerProcess, spawnServer } from '../../../src/transport/stdio.ts'

const isWindows = process.platform === 'win32'
const peer = fileURLToPath(new URL('../../contract/transport-peer.ts', import.meta.url))

const relay = fileURLToPath(new URL('../../contract/transport-relay.ts', import.meta.url))

/** A server that runs `code`; `text` collects what it writes to stdout. */
async function serve(
  code: string,
  options: Parameters<typeof spawnServer>[1] = {},
): Promise<ServerProcess & { readonly text: () => string }> {
  const server = await spawnServer([process.execPath, '-e', code], options)
  let text = ''
  server.transport.listen((lines) => {
    for (const line of lines) if (line.kind === 'line') text += Buffer.from(line.raw).toString()
  })
  return { ...server, text: () => text }
}

/** Waits until `server` has written `text`. */
async function until(server: { readonly text: () => string }, text: string): Promise<void> {
  while (!server.text().includes(text)) await delay(5)
}

function startPeer(): ChildProcess {
  return spawn(process.execPath, ['--import', import.meta.resolve('tsx'), peer], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

describe('spawnServer', () => {
  it('passes environment, working directory and exit code through', async () => {
    const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'mcip-')))
    const server = await serve(
      'console.log(process.env.MCIP_TEST_VALUE, process.cwd(), process.env.MCIP_TEST_OTHER); process.exitCode = 7',
      { cwd, env: { ...process.env, MCIP_TEST_VALUE: 'given' } },
    )
    await server.transport.closed
    expect(server.text()).toBe(`given ${cwd} undefined\n`)
    const exit = await server.exited
    expect(exit).toEqual({ code: 7, signal: null })
    expect(exitCodeOf(exit)).toBe(7)
    expect(server.pid).toBeGreaterThan(0)
  })

  it.each([
    ['transport.no-command', [], {}],
    ['transport.no-command', [''], {}],
    ['transport.command-not-found', ['mcip-no-such-program', 'x'], {}],
    ['transport.command-failed', [process.execPath, 'a\0b'], {}],
    ['transport.folder-not-found', [process.execPath], { cwd: '/mcip/no/such/folder' }],
  ] as const)('gives %s for %j', async (code, command, options) => {
    await expect(spawnServer(command, options)).rejects.toMatchObject({ code })
  })

  it.skipIf(isWindows)(
    'tells a file that may not be executed from one that is missing',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mcip-'))
      const file = join(folder, 'server')
      writeFileSync(file, 'not a program')
      const fault = await spawnServer([file]).catch((cause: unknown) => cause)
      expect(fault).toMatchObject({
        code: 'transport.command-not-executable',
        message: `cannot start \`${file}\`: it is not an executable program`,
      })
      expect(fault).toHaveProperty('hint', expect.stringContaining('chmod +x'))
      writeFileSync(file, '#!/mcip/no/such/interpreter\n')
      chmodSync(file, 0o755)
      await expect(spawnServer([file])).rejects.toMatchObject({
        code: 'transport.command-not-found',
      })
    },
  )

  it('hands over what a server wrote before it exited, however late we listen', async () => {
    const server = await spawnServer([
      process.execPath,
      '-e',
      'process.stdout.write("x".repeat(99) + "\\n" + "y".repeat(100000) + "\\nlast")',
    ])
    await server.exited
    await delay(50)
    const lengths: number[] = []
    server.transport.listen((lines) => {
      for (const line of lines) if (line.kind === 'line') lengths.push(line.raw.length)
    })
    await server.transport.closed
    expect(lengths).toEqual([100, 100_001, 4])
  })

  it('survives a server that has died when something is sent', async () => {
    const server = await serve('process.exit(3)')
    await server.exited
    for (let index = 0; index < 20; index += 1) {
      await server.transport.send(Buffer.alloc(100_000, 10))
      await delay(1)
    }
    await server.transport.closed
  })

  it('passes a signal on and reports it as a shell does', async () => {
    const server = await serve('console.log("up"); setInterval(() => {}, 1000)')
    await until(server, 'up')
    server.kill('SIGTERM')
    const exit = await server.exited
    if (!isWindows) expect(exitCodeOf(exit)).toBe(143)
    server.kill('SIGTERM')
  })
})

describe('stop', () => {
  it('closes stdin and lets the server finish its work and its output', async () => {
    const server = await serve(
      'process.stdin.resume().on("end", () => setTimeout(() => console.log("saved"), 200))',
    )
    expect(await server.stop({ endMs: 60_000 })).toEqual({ code: 0, signal: null })
    expect(server.text()).toBe('saved\n')
  })

  it.skipIf(isWindows)('sends SIGTERM to a server that ignores the end of its stdin', async () => {
    const server = await serve(
      'process.on("SIGTERM", () => { console.log("term"); process.exit(9) }); console.log("up"); setInterval(() => {}, 1000)',
    )
    await until(server, 'up')
    expect(await server.stop({ endMs: 100, signalMs: 60_000 })).toEqual({ code: 9, signal: null })
    expect(server.text()).toBe('up\nterm\n')
  })

  it.skipIf(isWindows)('kills a server that ignores SIGTERM too', async () => {
    const server = await serve(
      'process.on("SIGTERM", () => console.log("no")); console.log("up"); setInterval(() => {}, 1000)',
    )
    await until(server, 'up')
    const exit = await server.stop({ endMs: 50, signalMs: 1_500 })
    expect(exit).toEqual({ code: null, signal: 'SIGKILL' })
    expect(exitCodeOf(exit)).toBe(137)
    expect(server.text()).toBe('up\nno\n')
  })

  it.skipIf(isWindows)(
    'does not wait for the end of stdin once a signal was passed on',
    async () => {
      const server = await serve(
        'process.on("SIGTERM", () => console.log("no")); console.log("up"); setInterval(() => {}, 1000)',
      )
      await until(server, 'up')
      const stopped = server.stop({ endMs: 60_000, signalMs: 150 })
      server.kill('SIGTERM')
      expect(await stopped).toEqual({ code: null, signal: 'SIGKILL' })
    },
  )

  it.skipIf(isWindows)(
    'closes although a process that was left behind holds the pipe',
    async () => {
      const server = await serve(
        'const { spawn } = require("node:child_process"); const left = spawn(process.execPath, ["-e", "setTimeout(() => {}, 600000)"], { stdio: ["ignore", "inherit", "ignore"], detached: true }); left.unref(); console.log("up " + left.pid + "."); process.stdin.resume()',
      )
      await until(server, '.')
      const left = Number(/up (\d+)/.exec(server.text())?.[1])
      await server.stop({ signalMs: 200 })
      await server.transport.closed
      // It still holds the pipe, or it would no longer be there.
      expect(process.kill(left, 'SIGKILL')).toBe(true)
    },
  )
})

describe('hostTransport', () => {
  it('ends quietly when the host hangs up while a flood is written', async () => {
    const child = startPeer()
    let errors = ''
    child.stderr?.on('data', (chunk) => {
      errors += chunk
    })
    const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
    child.stdin?.write('!flood 2000000\n')
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    child.stdout?.destroy()
    expect(await exited).toBe(0)
    expect(errors).toBe('')
    child.stdin?.destroy()
  })

  it.skipIf(isWindows)('keeps its event loop free while the host does not read', async () => {
    const code =
      'setInterval(() => process.stderr.write("t"), 10); process.stdout.write(Buffer.alloc(8000000))'
    const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'pipe'] })
    let ticks = 0
    child.stderr.on('data', (chunk) => {
      ticks += chunk.length
    })
    await expect.poll(() => ticks).toBeGreaterThan(5)
    child.kill('SIGKILL')
  })
})

describe('a relay of both transports', () => {
  /** The relay in front of a server that runs `code`, once the server has written `up`. */
  async function startRelay(code: string): Promise<{
    child: ChildProcess
    output: () => string
    exited: Promise<{ code: number | null; signal: string | null }>
  }> {
    const args = ['--import', import.meta.resolve('tsx'), relay, process.execPath, '-e', code]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
      child.once('close', (exitCode, signal) => resolve({ code: exitCode, signal }))
    })
    while (!output.includes('up')) await delay(5)
    return { child, output: () => output, exited }
  }

  it.skipIf(isWindows).each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('ends by %s as the server does', async (signal, code) => {
    const { child, exited } = await startRelay('console.log("up"); setInterval(() => {}, 1000)')
    child.kill(signal)
    expect(await exited).toEqual({ code, signal: null })
  })

  it.skipIf(isWindows)('leaves it to the server what a signal means', async () => {
    const { child, output, exited } = await startRelay(
      'process.on("SIGTERM", () => setTimeout(() => { console.log("saved"); process.exit(5) }, 200)); console.log("up"); setInterval(() => {}, 1000)',
    )
    child.kill('SIGTERM')
    expect(await exited).toEqual({ code: 5, signal: null })
    expect(output()).toBe('up\nsaved\n')
  })

  it('passes stderr through as it is and ends with the last output of a dying server', async () => {
    const { output, exited } = await startRelay(
      'process.stderr.write("note\\n"); console.log("up"); process.stdout.write("x".repeat(500000) + "\\n", () => process.exit(42))',
    )
    expect(await exited).toEqual({ code: 42, signal: null })
    expect(output()).toContain('note\n')
    expect(output().replace(/[^x]/g, '').length).toBe(500_000)
  })

  it.skipIf(isWindows)('leaves no server behind when the host hangs up', async () => {
    const { child, output, exited } = await startRelay(
      'process.on("SIGTERM", () => {}); console.log("up " + process.pid); setInterval(() => {}, 1000)',
    )
    while (!/up \d+\n/.test(output())) await delay(5)
    const pid = Number(/up (\d+)/.exec(output())?.[1])
    child.stdin?.destroy()
    child.stdout?.destroy()
    expect(await exited).toEqual({ code: 137, signal: null })
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})
