/** A case of the Guardian: what was known, then messages, played through the real pipeline. */
import type { Decision, Finding, Severity } from '../../../src/guardian/verdict.ts'
import { createFlowLog } from '../../../src/log/create-flow-log.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Store } from '../../../src/log/store.ts'
import type { Side } from '../../../src/mcp/message.ts'
import { createGuard } from '../../../src/proxy/guard-stdio.ts'

type Json = Record<string, unknown>

/** One step; each expands to a request and its answer where it is an answer. */
export interface Step {
  /** A server introduces itself. */
  readonly initialize?: { readonly version?: string; readonly instructions?: string }
  /** A list of tools; `more` says that another page follows, `page` that this is one. */
  readonly tools?: readonly Json[]
  readonly more?: string
  readonly page?: string
  /** A turn of the user. */
  readonly user?: string
  /** A call of a tool; answered where `returns` or `fails` stands beside it. */
  readonly call?: string
  readonly arguments?: Json
  /** The text that the call returns. */
  readonly returns?: string
  /** The structured content that it returns. */
  readonly structured?: Json
  /** The text of an answer that says it failed. */
  readonly fails?: string
  /** A name for a call without an answer, and the call that a later step answers. */
  readonly as?: string
  readonly answers?: string
  /** Any other answer: the request's method, and the result or error. */
  readonly answer?: { readonly method: string; readonly result?: Json; readonly error?: Json }
  /** The text of a tool's result. */
  readonly text?: string
  /** A message as it is. */
  readonly from?: Side
  readonly message?: Json
}

export interface ExpectedFinding {
  readonly risk: string
  readonly decision: Decision
  readonly severity: Severity
  readonly pointer?: string
  readonly span?: readonly [number, number]
  /** A part of the finding's text. */
  readonly says?: string
}

export interface GuardianCase {
  readonly title: string
  readonly source: string
  /** What an earlier connection showed: steps that are played first, and not judged by the case. */
  readonly known?: readonly Step[]
  /** What another server showed in the same trajectory: played before, and not judged by the case. */
  readonly beside?: {
    readonly server: string
    /** @default the server's name */
    readonly origin?: string
    readonly messages: readonly Step[]
  }
  readonly messages: readonly Step[]
  readonly expect: {
    readonly decision: Decision
    /** All findings, in any order; none where the case is a harmless neighbour. */
    readonly findings?: readonly ExpectedFinding[]
  }
}

/** The findings about the case's messages, in order. */
export async function playCase(each: GuardianCase): Promise<readonly Finding[]> {
  const store = createMemoryStore()
  if (each.known !== undefined) await playSteps(store, each.known)
  if (each.beside !== undefined) {
    const { messages, server, origin } = each.beside
    await playSteps(store, messages, server, origin)
  }
  return playSteps(store, each.messages)
}

async function playSteps(
  store: Store,
  steps: readonly Step[],
  server = 'case',
  origin = server,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const key = new Uint8Array(32).fill(7)
  const now = () => new Date('2026-03-01T12:00:00.000Z')
  const log = createFlowLog({
    store,
    mode: 'full',
    keys: { digest: key, seal: key },
    now,
    warn: (line) => {
      throw new Error(line)
    },
  })
  const pipeline = await createGuard({
    server: { id: server, origin },
    trajectory: { source: 'process', value: 'case' },
    mode: 'enforce',
    failMode: 'closed',
    log,
    records: () => store,
    now,
    clock: () => performance.now(),
    notice: (line) => {
      if (line.kind !== 'judged') throw new Error('a message of the case was rejected')
      for (const { judged } of line.messages) findings.push(...judged.verdict.findings)
    },
  })
  let id = 0
  const open = new Map<string, number>()
  for (const step of steps) {
    id++
    if (step.user !== undefined) await pipeline.hear({ text: step.user })
    if (step.as !== undefined) open.set(step.as, id)
    const answered = step.answers === undefined ? undefined : open.get(step.answers)
    for (const [from, message] of messagesOf(step, answered ?? id)) {
      const raw = Buffer.from(`${JSON.stringify(message)}\n`)
      await pipeline.accept([{ kind: 'line', raw }], from)
    }
  }
  return findings
}

type Sent = readonly [Side, Json]

function messagesOf(step: Step, id: number): readonly Sent[] {
  if (step.message !== undefined) return [[step.from ?? 'server', step.message]]
  if (step.initialize !== undefined) return initialize(step.initialize, id)
  if (step.tools !== undefined) {
    const params = step.page === undefined ? {} : { cursor: step.page }
    const more = step.more === undefined ? {} : { nextCursor: step.more }
    return exchange(id, 'tools/list', params, { result: { tools: step.tools, ...more } })
  }
  if (step.user !== undefined) return []
  if (step.call !== undefined) {
    return [['host', callOf(step.call, id, step.arguments)], ...returnOf(step, id)]
  }
  if (step.answers !== undefined) return returnOf(step, id)
  if (step.text !== undefined) {
    const content = [{ type: 'text', text: step.text }]
    return exchange(id, 'tools/call', { name: 'read', arguments: {} }, { result: { content } })
  }
  const { method = 'tools/call', ...answer } = step.answer ?? {}
  return exchange(id, method, { name: 'read', arguments: {} }, answer)
}

function exchange(id: number, method: string, params: Json, answer: Json): readonly Sent[] {
  return [
    ['host', { jsonrpc: '2.0', id, method, params }],
    ['server', { jsonrpc: '2.0', id, ...answer }],
  ]
}

function callOf(name: string, id: number, args: Json = {}): Json {
  return { jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } }
}

function returnOf({ returns, structured, fails }: Step, id: number): readonly Sent[] {
  const text = fails ?? returns
  if (text === undefined && structured === undefined) return []
  const result = {
    content: text === undefined ? [] : [{ type: 'text', text }],
    ...(structured === undefined ? {} : { structuredContent: structured }),
    ...(fails === undefined ? {} : { isError: true }),
  }
  return [['server', { jsonrpc: '2.0', id, result }]]
}

function initialize(step: NonNullable<Step['initialize']>, id: number): readonly Sent[] {
  const { version, instructions } = step
  const result = {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'case', ...(version === undefined ? {} : { version }) },
    ...(instructions === undefined ? {} : { instructions }),
  }
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'host' } }
  return exchange(id, 'initialize', params, { result })
}
