/**
 * The client of the measurements: sends ready bytes, waits for the line that answers. It parses
 * nothing, so that what is measured is the server and what stands before it.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'

export interface LineClient {
  readonly pid: number
  /** Sends a request and resolves with the milliseconds until its answer is complete. */
  call(request: Request): Promise<number>
  /** Keeps `inFlight` requests under way until all are answered; the milliseconds that took. */
  flood(requests: readonly Request[], inFlight: number): Promise<number>
  /** The last answer, as text; for looking at it outside the measured time. */
  lastAnswer(): string
  /** Ends the process and waits until it is gone. */
  close(): Promise<void>
}

export interface Request {
  readonly id: number
  readonly bytes: Uint8Array
}

let nextId = 1

/** A request ready to be sent, with an id of its own. */
export function request(method: string, params: object): Request {
  const id = nextId
  nextId += 1
  return { id, bytes: Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`) }
}

export function toolCall(name: string, args: object, meta?: object): Request {
  return request('tools/call', {
    name,
    arguments: args,
    ...(meta === undefined ? {} : { _meta: meta }),
  })
}

/** Starts `command`, initialises it; `startMs` is the time from spawn to the initialize answer. */
export async function startClient(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<LineClient & { readonly startMs: number }> {
  const [program = '', ...args] = command
  const started = performance.now()
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), ...env },
  })
  const client = lineClient(child)
  await client.call(
    request('initialize', {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'bench', version: '1.0.0' },
    }),
  )
  const startMs = performance.now() - started
  child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n')
  await client.call(request('tools/list', {}))
  return { ...client, startMs }
}

/** The environment without settings of Node itself: some cost each process tens of milliseconds at its start. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_'))
  return Object.fromEntries(own)
}

function lineClient(child: ChildProcessWithoutNullStreams): LineClient {
  const waiting = new Map<number, (ended: number) => void>()
  const failures = new Set<(cause: Error) => void>()
  let pieces: Buffer[] = []
  let last: Buffer = Buffer.alloc(0)
  let errorText = ''

  child.stdout.on('data', (chunk: Buffer) => {
    let start = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
      const part = chunk.subarray(start, at)
      start = at + 1
      const line = pieces.length === 0 ? part : Buffer.concat([...pieces, part])
      pieces = []
      const id = answeredId(line)
      const done = id === undefined ? undefined : waiting.get(id)
      if (id === undefined || done === undefined) continue
      waiting.delete(id)
      last = line
      done(performance.now())
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start))
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errorText = (errorText + chunk.toString()).slice(-2_000)
  })
  const exited = new Promise<void>((resolve) => {
    child.on('close', (code) => {
      const reason = /^.*(error|mcip:).*$/im.exec(errorText)?.[0] ?? errorText.slice(0, 300)
      for (const fail of failures) fail(new Error(`the process ended (${code}): ${reason}`))
      resolve()
    })
  })
  child.on('error', (cause) => {
    for (const fail of failures) fail(cause)
  })
  child.stdin.on('error', () => undefined)

  function answered<T>(run: (resolve: (value: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      failures.add(reject)
      run((value) => {
        failures.delete(reject)
        resolve(value)
      })
    })
  }

  return {
    pid: child.pid ?? 0,
    lastAnswer: () => last.toString(),
    call: ({ id, bytes }) =>
      answered((resolve) => {
        const started = performance.now()
        waiting.set(id, (ended) => resolve(ended - started))
        child.stdin.write(bytes)
      }),
    flood: (requests, inFlight) =>
      answered((resolve) => {
        const started = performance.now()
        let sent = 0
        let left = requests.length
        const next = (): void => {
          const one = requests[sent]
          if (one === undefined) return
          sent += 1
          waiting.set(one.id, (ended) => {
            left -= 1
            if (left === 0) resolve(ended - started)
            else next()
          })
          child.stdin.write(one.bytes)
        }
        for (let index = 0; index < inFlight; index += 1) next()
      }),
    async close() {
      failures.clear()
      child.stdin.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(timer)
    },
  }
}

/** The id that a line answers: servers write it first or last. */
function answeredId(line: Buffer): number | undefined {
  const ends = `${line.toString('latin1', 0, 80)} ${line.toString('latin1', Math.max(0, line.length - 80))}`
  if (ends.includes('"method":')) return undefined
  const found = /"id":(\d+)/.exec(ends)?.[1]
  return found === undefined ? undefined : Number(found)
}
