/** Plays a scenario through the real pipeline: a guard for each server, one trajectory, one store. */
import type { Finding } from '../../../src/guardian/verdict.ts'
import { createFlowLog } from '../../../src/log/create-flow-log.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Store } from '../../../src/log/store.ts'
import type { Side } from '../../../src/mcp/message.ts'
import { createGuard } from '../../../src/proxy/guard-stdio.ts'
import type { HandledLine } from '../../../src/proxy/handled-line.ts'
import type { Pipeline } from '../../../src/proxy/pipeline.ts'
import {
  type Json,
  requestOf,
  resultOf,
  type Scenario,
  type ScenarioServer,
  type ScenarioStep,
} from './scenario.ts'

/** A message that did not go on as it was. */
export interface Stop {
  /** The id of a step, `<server>/initialize` or `<server>/tools`. */
  readonly place: string
  /** Whether the request or its answer was stopped. */
  readonly what: 'request' | 'answer'
  readonly decision: string
  /** The risks that the deciding findings name. */
  readonly risks: readonly string[]
  /** What the findings say. */
  readonly texts: readonly string[]
  /** Whether the attack has ended here. */
  readonly ends: boolean
}

interface Guarded {
  readonly name: string
  readonly server: ScenarioServer
  readonly guard: Pipeline
  /** What was found about the last line. */
  last: HandledLine | undefined
  nextId: number
}

/**
 * What was stopped, in order, up to where the attack ended or the last step was done.
 *
 * @param note takes every finding, also one that stops nothing
 */
export async function playScenario(
  scenario: Scenario,
  note: (server: string, finding: Finding) => void = () => undefined,
): Promise<readonly Stop[]> {
  const store = createMemoryStore()
  const stops: Stop[] = []
  const guards = new Map<string, Guarded>()
  for (const [name, server] of Object.entries(scenario.servers)) {
    if (server.known === undefined) continue
    const earlier = await guardOf(store, name, { ...server, tools: server.known }, 'earlier', note)
    stops.push(...(await introduce(earlier)))
  }
  for (const [name, server] of Object.entries(scenario.servers)) {
    const guarded = await guardOf(store, name, server, 'scenario', note)
    guards.set(name, guarded)
    stops.push(...(await introduce(guarded)))
  }
  for (const step of scenario.steps) {
    if (stops.some(({ ends }) => ends)) break
    await playStep(guards, step, stops)
  }
  await store.close()
  return stops
}

async function guardOf(
  store: Store,
  name: string,
  server: ScenarioServer,
  trajectory: string,
  note: (server: string, finding: Finding) => void,
): Promise<Guarded> {
  const key = new Uint8Array(32).fill(7)
  let second = 0
  // A step every few seconds: nothing that judges may depend on how fast a test runs.
  const now = () => new Date(Date.UTC(2026, 2, 1, 12, 0, second++))
  const log = createFlowLog({
    store,
    mode: 'redacted',
    keys: { digest: key, seal: key },
    now,
    warn: (line) => {
      throw new Error(line)
    },
  })
  const guard = await createGuard({
    server: { id: name, origin: `npm:${name}` },
    trajectory: { source: 'process', value: trajectory },
    mode: 'enforce',
    failMode: 'closed-for-changes',
    log,
    records: () => store,
    now,
    clock: () => performance.now(),
    notice: (line) => {
      guarded.last = line
      if (line.kind !== 'judged') return
      for (const { judged } of line.messages) {
        for (const finding of judged.verdict.findings) note(name, finding)
      }
    },
  })
  const guarded: Guarded = { name, server, guard, last: undefined, nextId: 1 }
  return guarded
}

/** The handshake and the first list of tools, as every host begins. */
async function introduce(guarded: Guarded): Promise<readonly Stop[]> {
  const { name, server } = guarded
  const { instructions, tools = [], carriers = [] } = server
  const hello = await exchange(guarded, 'host', {
    id: `${name}/initialize`,
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: { sampling: {}, elicitation: {}, roots: {} },
      clientInfo: { name: 'host', version: '1.0.0' },
    },
    result: {
      protocolVersion: '2025-11-25',
      capabilities: { tools: { listChanged: true }, resources: {}, prompts: {} },
      serverInfo: { name, version: '1.0.0' },
      ...(instructions === undefined ? {} : { instructions }),
    },
    carries: carriers.includes('initialize'),
  })
  await send(guarded, 'host', { jsonrpc: '2.0', method: 'notifications/initialized' })
  const listed = await exchange(guarded, 'host', { id: `${name}/tools`, lists: tools })
  return [...hello, ...listed]
}

/** Adds what was stopped to `stops`. */
async function playStep(
  guards: ReadonlyMap<string, Guarded>,
  step: ScenarioStep,
  stops: Stop[],
): Promise<void> {
  if (step.user !== undefined) {
    const [first] = guards.values()
    const isHeard = await first?.guard.hear({ text: step.user })
    if (isHeard !== true) throw new Error(`${step.id}: the turn was not taken`)
    return
  }
  const guarded = guards.get(step.on ?? '')
  if (guarded === undefined) throw new Error(`${step.id}: no server named ${step.on}`)
  if (step.line !== undefined) {
    stops.push(...(await playLine(guarded, step, step.line)))
    return
  }
  if (step.lists !== undefined) {
    const method = 'notifications/tools/list_changed'
    await send(guarded, 'server', { jsonrpc: '2.0', method })
  }
  const meanwhile = async () => {
    for (const inner of step.meanwhile ?? []) await playStep(guards, inner, stops)
  }
  stops.push(...(await exchange(guarded, step.from ?? 'host', step, meanwhile)))
}

async function playLine(
  guarded: Guarded,
  step: ScenarioStep,
  line: string,
): Promise<readonly Stop[]> {
  const raw = Buffer.from(`${line}\n`)
  const { server } = await guarded.guard.accept([{ kind: 'line', raw }], 'host')
  return server.length > 0 ? [] : [stopOf(guarded, step, 'request')]
}

/** A request and its answer; the answer only where the request arrived. */
async function exchange(
  guarded: Guarded,
  from: Side,
  step: ScenarioStep,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<readonly Stop[]> {
  const request = requestOf(step)
  if (request === undefined) throw new Error(`${step.id}: neither request nor words of the user`)
  const id = guarded.nextId++
  const asked = await send(guarded, from, { jsonrpc: '2.0', id, ...request })
  if (asked === undefined) return [stopOf(guarded, step, 'request')]
  await meanwhile()
  const back: Side = from === 'host' ? 'server' : 'host'
  const answered = await send(guarded, back, { jsonrpc: '2.0', id, result: resultOf(step) })
  if (answered !== undefined && !hasVerdict(answered)) return []
  return [stopOf(guarded, step, 'answer', withheldOf(answered))]
}

/** What left for the other side. */
async function send(guarded: Guarded, from: Side, message: Json): Promise<string | undefined> {
  const raw = Buffer.from(`${JSON.stringify(message)}\n`)
  const { host, server } = await guarded.guard.accept([{ kind: 'line', raw }], from)
  const [on] = from === 'host' ? server : host
  return on === undefined ? undefined : Buffer.from(on).toString('utf8')
}

const verdictKey = 'dev.mcip/verdict'

interface Told {
  readonly result?: { readonly _meta?: Json }
  readonly error?: { readonly data?: Json }
}

/** An answer that the guard wrote or changed says so; the server's own verdicts are removed. */
function hasVerdict(text: string): boolean {
  const { result, error } = JSON.parse(text) as Told
  return (result?._meta?.[verdictKey] ?? error?.data?.[verdictKey] ?? error) !== undefined
}

function withheldOf(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  const told = (JSON.parse(text) as Told).result?._meta?.[verdictKey] as
    | { readonly withheld?: readonly string[] }
    | undefined
  return told?.withheld ?? []
}

function stopOf(
  { server, last }: Guarded,
  step: ScenarioStep,
  what: Stop['what'],
  withheld: readonly string[] = [],
): Stop {
  const verdicts = last?.kind === 'judged' ? last.messages.map(({ judged }) => judged.verdict) : []
  const findings = verdicts.flatMap(({ decision, findings: found }) =>
    found.filter((finding) => finding.decision === decision),
  )
  return {
    place: step.id,
    what,
    decision: verdicts[0]?.decision ?? 'block',
    // A line that is no message of MCP, or not one message only, is refused without a finding.
    risks: findings.length === 0 ? ['none'] : [...new Set(findings.map(riskOf))],
    texts: findings.map(({ text }) => text),
    ends:
      step.harm !== undefined ||
      step.carries === true ||
      withheld.some((name) => server.carriers?.includes(name) === true),
  }
}

function riskOf({ risk, code }: Finding): string {
  return risk ?? code ?? 'none'
}
