/** A case of the Guardian: what was known, then messages, played through the real pipeline. */
import type { Finding } from '../../../src/guardian/verdict.ts'
import { createFlowLog } from '../../../src/log/create-flow-log.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Store } from '../../../src/log/store.ts'
import type { Side } from '../../../src/mcp/message.ts'
import { createGuard } from '../../../src/proxy/guard-stdio.ts'
import type { GuardianCase, Json, Step } from './guardian-case.ts'

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

const trajectory = { source: 'process', value: 'case' } as const

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
    trajectory,
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
  for (const { step, sent } of sentBy(steps)) {
    if (step.user !== undefined) await pipeline.hear({ text: step.user })
    if (step.says !== undefined) {
      await pipeline.hear({ role: 'client', text: step.says })
      findings.push(...(await latestFindings(store)))
    }
    for (const [from, message] of sent) {
      const raw = Buffer.from(`${JSON.stringify(message)}\n`)
      await pipeline.accept([{ kind: 'line', raw }], from)
    }
  }
  return findings
}

/** What the log says was found in its latest entry: of a turn nothing else tells. */
async function latestFindings(store: Store): Promise<readonly Finding[]> {
  let bytes = '{}'
  for await (const entry of store.entries(trajectory)) bytes = entry.bytes
  const { verdict } = JSON.parse(bytes) as { verdict?: { findings?: readonly Finding[] } }
  return verdict?.findings ?? []
}

export type Sent = readonly [Side, Json]

/** The steps, each with the messages that it stands for. */
export function sentBy(
  steps: readonly Step[],
): readonly { readonly step: Step; readonly sent: readonly Sent[] }[] {
  const open = new Map<string, number>()
  return steps.map((step, index) => {
    if (step.as !== undefined) open.set(step.as, index + 1)
    const answered = step.answers === undefined ? undefined : open.get(step.answers)
    return { step, sent: messagesOf(step, answered ?? index + 1) }
  })
}

function messagesOf(step: Step, id: number): readonly Sent[] {
  if (step.message !== undefined) return [[step.from ?? 'server', step.message]]
  if (step.initialize !== undefined) return initialize(step.initialize, id)
  if (step.tools !== undefined) {
    const params = step.page === undefined ? {} : { cursor: step.page }
    const more = step.more === undefined ? {} : { nextCursor: step.more }
    return exchange(id, 'tools/list', params, { result: { tools: step.tools, ...more } })
  }
  if (step.user !== undefined || step.says !== undefined) return []
  if (step.call !== undefined) {
    return [['host', callOf(step.call, id, step.arguments)], ...returnOf(step, id)]
  }
  if (step.answers !== undefined) return returnOf(step, id)
  if (step.text !== undefined) {
    const content = [{ type: 'text', text: step.text }]
    return exchange(id, 'tools/call', { name: 'read', arguments: {} }, { result: { content } })
  }
  const { method = 'tools/call', params, ...answer } = step.answer ?? {}
  return exchange(id, method, params ?? { name: 'read', arguments: {} }, answer)
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

function returnOf({ returns, structured, fails, task }: Step, id: number): readonly Sent[] {
  if (task !== undefined) {
    const started = { taskId: task, status: 'working', createdAt: '2026-03-01T12:00:00Z' }
    return [['server', { jsonrpc: '2.0', id, result: { task: started } }]]
  }
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
