/** One tool set, played as a server would: its answers go through the real pipeline. */
import { randomBytes } from 'node:crypto'
import type { Finding } from '../../src/guardian/verdict.ts'
import { createFlowLog } from '../../src/log/create-flow-log.ts'
import { createMemoryStore } from '../../src/log/store/memory.ts'
import type { Store } from '../../src/log/store.ts'
import { createGuard } from '../../src/proxy/guard-stdio.ts'
import type { HandledLine } from '../../src/proxy/handled-line.ts'
import type { ToolSet } from './tool-sets.ts'

export interface Played {
  readonly id: string
  readonly label: string
  readonly tools: number
  /** Findings above `info`. */
  readonly findings: readonly Finding[]
  /** Names of tools that the host does not get to see. */
  readonly withheld: readonly string[]
  /** Milliseconds in the pipeline. */
  readonly ms: number
}

/**
 * A server that nobody knows yet answers initialize and tools/list, in mode `enforce`.
 *
 * @param beside a server that listed its tools before, in the same trajectory
 */
export async function playServer(set: ToolSet, beside?: ToolSet): Promise<Played> {
  const key = randomBytes(32)
  const store = createMemoryStore()
  if (beside !== undefined) await play(beside, set.id, store, key)
  const played = await play(set, set.id, store, key)
  await store.close()
  return played
}

async function play(
  { id, label, tools, origin = 'measure' }: ToolSet,
  trajectory: string,
  store: Store,
  key: Uint8Array,
): Promise<Played> {
  const findings: Finding[] = []
  const log = createFlowLog({
    store,
    mode: 'redacted',
    keys: { digest: key, seal: key },
    now: () => new Date(),
    warn: (line) => console.error(line),
  })
  const pipeline = await createGuard({
    server: { id, origin },
    trajectory: { source: 'process', value: trajectory },
    mode: 'enforce',
    failMode: 'closed',
    log,
    records: () => store,
    now: () => new Date(),
    clock: () => performance.now(),
    notice: (line) => findings.push(...findingsOf(line)),
  })
  const answer = { jsonrpc: '2.0', id: 2, result: { tools } }
  const lines = [
    ['host', { jsonrpc: '2.0', id: 1, method: 'initialize', params: initializeParams }],
    ['server', { jsonrpc: '2.0', id: 1, result: initializeResult }],
    ['host', { jsonrpc: '2.0', method: 'notifications/initialized' }],
    ['host', { jsonrpc: '2.0', id: 2, method: 'tools/list' }],
    ['server', answer],
  ] as const
  let toHost: readonly Uint8Array[] = []
  const started = performance.now()
  for (const [from, message] of lines) {
    const raw = Buffer.from(`${JSON.stringify(message)}\n`)
    toHost = (await pipeline.accept([{ kind: 'line', raw }], from)).host
  }
  const ms = performance.now() - started
  return {
    id,
    label,
    tools: tools.length,
    findings: findings.filter(({ severity }) => severity !== 'info'),
    withheld: withheldNames(tools, toHost),
    ms,
  }
}

const initializeParams = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'measure-definitions', version: '1' },
}
const initializeResult = {
  protocolVersion: '2025-11-25',
  capabilities: { tools: {} },
  serverInfo: { name: 'tool-set', version: '1' },
}

function findingsOf(line: HandledLine): readonly Finding[] {
  if (line.kind !== 'judged') throw new Error('a tool set was rejected as no message')
  const findings = line.messages.flatMap(({ judged }) => judged.verdict.findings)
  if (findings.some(({ code }) => code === 'judge-unavailable')) {
    throw new Error('a judge could not answer, so nothing can be measured')
  }
  return findings
}

/** Names that are listed less often than the server did; all, where the host got no list. */
function withheldNames(tools: readonly unknown[], toHost: readonly Uint8Array[]): string[] {
  const text = Buffer.concat(toHost).toString('utf8')
  const answer = text === '' ? undefined : JSON.parse(text)
  const left: unknown[] = (answer?.result?.tools ?? []).map((tool: unknown) => nameOf(tool))
  return tools.flatMap((tool) => {
    const name = nameOf(tool)
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at >= 0 ? [] : [name]
  })
}

function nameOf(tool: unknown): string {
  const name = (tool as { readonly name?: unknown } | null)?.name
  return typeof name === 'string' ? name : ''
}
