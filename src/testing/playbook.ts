/**
 * A playbook drives a guard with the messages of both sides and says what must come of each:
 *
 *     await play(guard).host(call('read_file', { path: '/a' })).expect(forward())
 *       .server(result([{ type: 'text', text: 'a' }])).expect(forward()).run()
 *
 * Only bytes go in and only bytes are looked at: what left for which side.
 */
import { type JsonObject, type JsonValue, type Pipeline, serialise } from '../index.ts'

/** A message without an id: requests get the next one, answers that of the request they answer. */
export type PlayedMessage =
  | { readonly kind: 'request'; readonly method: string; readonly params?: JsonObject }
  | { readonly kind: 'notification'; readonly method: string; readonly params?: JsonObject }
  | { readonly kind: 'result'; readonly result: JsonValue }
  | { readonly kind: 'error'; readonly error: JsonObject }
  /** A line as it is, without its line end. */
  | { readonly kind: 'line'; readonly text: string }

/** What came of one message. */
export interface Outcome {
  readonly from: 'host' | 'server'
  /** The line that was sent. */
  readonly sent: string
  /** Lines that left for each side. */
  readonly host: readonly string[]
  readonly server: readonly string[]
}

/** An expectation: undefined where it holds, else what is wrong, in words. */
export type Expectation = (outcome: Outcome) => string | undefined

export interface Play {
  /** The host sends a message. */
  host(message: PlayedMessage): Play
  /** The server sends a message. */
  server(message: PlayedMessage): Play
  /** What must come of the last message. */
  expect(expectation: Expectation): Play
  /**
   * Plays all steps in order and gives back what came of each.
   *
   * @throws Error at the first expectation that does not hold
   */
  run(): Promise<readonly Outcome[]>
}

type Step = (state: Playing) => Promise<void>

interface Playing {
  readonly guard: Pipeline
  readonly outcomes: Outcome[]
  /** Ids that wait for an answer, of the requests of each side. */
  readonly waiting: { readonly host: number[]; readonly server: number[] }
  nextId: number
}

/** A playbook without steps. */
export function play(guard: Pipeline): Play {
  return playbook(guard, [])
}

function playbook(guard: Pipeline, steps: readonly Step[]): Play {
  const then = (step: Step): Play => playbook(guard, [...steps, step])
  return {
    host: (message) => then((state) => send(state, message, 'host')),
    server: (message) => then((state) => send(state, message, 'server')),
    expect: (expectation) =>
      then(async ({ outcomes }) => {
        const outcome = outcomes.at(-1)
        const wrong = outcome === undefined ? 'nothing was sent yet' : expectation(outcome)
        if (wrong !== undefined) {
          throw new Error(`step ${outcomes.length}: ${wrong}\n${JSON.stringify(outcome, null, 2)}`)
        }
      }),
    async run() {
      const state: Playing = { guard, outcomes: [], waiting: { host: [], server: [] }, nextId: 1 }
      for (const step of steps) await step(state)
      return state.outcomes
    },
  }
}

async function send(
  state: Playing,
  message: PlayedMessage,
  from: 'host' | 'server',
): Promise<void> {
  const sent = lineOf(state, message, from)
  const raw = new TextEncoder().encode(`${sent}\n`)
  const { host, server } = await state.guard.accept([{ kind: 'line', raw }], from)
  state.outcomes.push({ from, sent, host: texts(host), server: texts(server) })
}

function lineOf(state: Playing, message: PlayedMessage, from: 'host' | 'server'): string {
  switch (message.kind) {
    case 'line':
      return message.text
    case 'request': {
      const id = state.nextId++
      state.waiting[from].push(id)
      const { method, params } = message
      return serialise({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) })
    }
    case 'notification': {
      const { method, params } = message
      return serialise({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) })
    }
    case 'result':
    case 'error': {
      const id = state.waiting[from === 'host' ? 'server' : 'host'].shift() ?? 0
      return message.kind === 'result'
        ? serialise({ jsonrpc: '2.0', id, result: message.result })
        : serialise({ jsonrpc: '2.0', id, error: message.error })
    }
  }
}

function texts(lines: readonly Uint8Array[]): readonly string[] {
  return lines.map((line) => new TextDecoder().decode(line).replace(/\n$/, ''))
}

/** A request of any method. */
export function request(method: string, params?: JsonObject): PlayedMessage {
  return { kind: 'request', method, ...(params === undefined ? {} : { params }) }
}

export function notification(method: string, params?: JsonObject): PlayedMessage {
  return { kind: 'notification', method, ...(params === undefined ? {} : { params }) }
}

/** A call of a tool. */
export function call(name: string, args: JsonObject = {}): PlayedMessage {
  return request('tools/call', { name, arguments: args })
}

/** The answer to the oldest request that waits: an object as it is, an array as content blocks. */
export function result(value: JsonObject | readonly JsonValue[]): PlayedMessage {
  return { kind: 'result', result: Array.isArray(value) ? { content: value } : value }
}

/** The error that answers the oldest request that waits. */
export function failure(code: number, message: string): PlayedMessage {
  return { kind: 'error', error: { code, message } }
}

/** A list of tools that answers the oldest request that waits. */
export function tools(...definitions: readonly JsonValue[]): PlayedMessage {
  return { kind: 'result', result: { tools: definitions } }
}

/** A line as it is. */
export function line(text: string): PlayedMessage {
  return { kind: 'line', text }
}

/** The message went on byte for byte, and nothing else left. */
export function forward(): Expectation {
  return (outcome) => {
    const [on, back] = sides(outcome)
    if (back.length > 0) return 'something went back to the sender'
    return on.length === 1 && on[0] === outcome.sent
      ? undefined
      : 'the message did not go on as it is'
  }
}

/** Nothing left for either side. */
export function nothing(): Expectation {
  return ({ host, server }) =>
    host.length + server.length === 0 ? undefined : 'something left the guard'
}

/**
 * The message did not go on; who waits for an answer got one with a verdict.
 *
 * @param risk a risk that one of the findings must name
 */
export function block(risk?: string): Expectation {
  return (outcome) => {
    const [on, back] = sides(outcome)
    if ([...on, ...back].includes(outcome.sent)) return 'the message went on'
    const verdicts = [...on, ...back].map(verdictOf)
    if (verdicts.length === 0) return 'nobody got an answer'
    if (verdicts.includes(undefined)) return 'an answer has no verdict'
    if (risk === undefined) return undefined
    const named = verdicts.flatMap((verdict) => risksOf(verdict ?? {}))
    return named.includes(risk) ? undefined : `the findings name ${named.join(', ') || 'no risk'}`
  }
}

/** A list went on without the named tools, and with a notice that names them. */
export function withhold(...names: readonly string[]): Expectation {
  return (outcome) => {
    const [text] = sides(outcome)[0]
    if (text === undefined) return 'no list went on'
    const verdict = verdictOf(text)
    if (verdict === undefined) return 'the list has no notice'
    const listed = (JSON.parse(text) as { result: { tools: { name?: string }[] } }).result.tools
    const left = listed.map(({ name }) => name).filter((name) => names.includes(name ?? ''))
    if (left.length > 0) return `the list still has ${left.join(', ')}`
    const withheld = String(verdict.withheld)
    return withheld === names.join(',') ? undefined : `the notice names ${withheld}`
  }
}

/** What went on to the peer, and what went back to the sender. */
function sides({ from, host, server }: Outcome): readonly [readonly string[], readonly string[]] {
  return from === 'host' ? [server, host] : [host, server]
}

interface ToldVerdict {
  readonly risk?: string
  readonly findings?: readonly { readonly risk: string | null }[]
  readonly withheld?: readonly string[]
}

function verdictOf(text: string): ToldVerdict | undefined {
  const key = 'dev.mcip/verdict'
  const { result: answer, error } = JSON.parse(text) as {
    result?: { _meta?: Record<string, ToldVerdict> }
    error?: { data?: Record<string, ToldVerdict> }
  }
  return answer?._meta?.[key] ?? error?.data?.[key]
}

function risksOf({ risk, findings }: ToldVerdict): readonly string[] {
  return [risk, ...(findings ?? []).map((finding) => finding.risk)].filter(
    (one): one is string => typeof one === 'string',
  )
}
