/** A client of our own: lines over the pipes of a process, nothing checked, nothing hidden. */
import { type ChildProcess, spawn } from 'node:child_process'
import { environmentOf, type Launch } from './launch.ts'
import type { Scene } from './verifies.ts'

export interface Received {
  readonly id?: string | number | null
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown }
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface LineClient {
  readonly child: ChildProcess
  /** Every line that has arrived, without its line end. */
  readonly lines: readonly string[]
  /** What arrived on stderr so far. */
  stderr(): string
  /** Sends bytes as they are. */
  write(bytes: string | Uint8Array): void
  /** Sends one message. */
  send(message: object): void
  /** Sends a request and waits for the answer with its id. */
  request(method: string, params?: object, id?: number | string): Promise<Received>
  /** Says hello as a client of the 2025-11-25 revision. */
  initialize(capabilities?: object): Promise<Received>
  call(name: string, args?: object): Promise<Received>
  /** Waits for the first line, from `from` on, that `matches`; gives back its message. */
  until(matches: (message: Received) => boolean, from?: number): Promise<Received>
  /** Ends our side. */
  hangUp(): void
  /** Resolves when the process has ended and all it wrote was read. */
  readonly exit: Promise<Exit>
}

const patienceMs = 240_000

/** Starts `launch`; it is ended with the test. */
export function lineClient(scene: Scene, launch: Launch): LineClient {
  const child = spawn(launch.command, [...launch.args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environmentOf(launch),
    ...(launch.cwd === undefined ? {} : { cwd: launch.cwd }),
  })
  const exit = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  scene.after(async () => {
    child.stdin.end()
    // As the SDK clients do, with more patience: the guard waits for its server too.
    const timers = [
      setTimeout(() => child.kill('SIGTERM'), 3_000),
      setTimeout(() => child.kill('SIGKILL'), 9_000),
    ]
    await exit
    for (const timer of timers) clearTimeout(timer)
  })
  child.stdin.on('error', () => undefined)
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  let pieces: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    let start = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
      lines.push(Buffer.concat([...pieces, chunk.subarray(start, at)]).toString('utf8'))
      pieces = []
      start = at + 1
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start))
    for (const look of waiting) look()
  })
  child.once('close', () => {
    for (const look of waiting) look()
  })
  let nextId = 1

  /** The message on a line, parsed once for all who wait. */
  const parsed: Received[] = []
  function messageAt(index: number): Received {
    parsed[index] ??= JSON.parse(lines[index] ?? '') as Received
    return parsed[index]
  }

  function until(matches: (message: Received) => boolean, from = 0): Promise<Received> {
    return new Promise((resolve, reject) => {
      let seen = from
      const timer = setTimeout(() => done(new Error(`nothing came: ${errors}`)), patienceMs)
      function done(outcome: Error | Received): void {
        clearTimeout(timer)
        waiting.delete(look)
        if (outcome instanceof Error) reject(outcome)
        else resolve(outcome)
      }
      function look(): void {
        for (; seen < lines.length; seen++) {
          const message = messageAt(seen)
          if (matches(message)) {
            done(message)
            return
          }
        }
        if (child.exitCode !== null || child.signalCode !== null) {
          if (child.stdout.closed) done(new Error(`the process has ended: ${errors}`))
        }
      }
      waiting.add(look)
      look()
    })
  }

  function write(bytes: string | Uint8Array): void {
    child.stdin.write(bytes)
  }
  function send(message: object): void {
    write(`${JSON.stringify(message)}\n`)
  }
  function request(method: string, params?: object, id: number | string = nextId++) {
    const answer = until(
      (message) => message.id === id && message.method === undefined,
      lines.length,
    )
    send({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) })
    return answer
  }

  return {
    child,
    lines,
    stderr: () => errors,
    write,
    send,
    request,
    async initialize(capabilities = {}) {
      const answer = await request('initialize', {
        protocolVersion: '2025-11-25',
        capabilities,
        clientInfo: { name: 'line-client', version: '1.0.0' },
      })
      send({ jsonrpc: '2.0', method: 'notifications/initialized' })
      return answer
    },
    call: (name, args = {}) => request('tools/call', { name, arguments: args }),
    until,
    hangUp: () => void child.stdin.end(),
    exit,
  }
}

/** The text of a tool result. */
export function textOf(message: Received): string {
  const content = (message.result?.content ?? []) as readonly { readonly text?: string }[]
  return content.map(({ text = '' }) => text).join('')
}
