/** A dialogue of the cases: played as a recorded dialogue, and as messages of MCP. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { plainDigest } from '../../../src/audit/digest.ts'
import { judgeRecord } from '../../../src/audit/judge-record.ts'
import { readRecord } from '../../../src/audit/readers/read-record.ts'
import { turnFlow } from '../../../src/flow/extract/turns.ts'
import type { Flow } from '../../../src/flow/flow.ts'
import { type JudgeInputDeps, judgeInputOf } from '../../../src/guardian/judge-input.ts'
import { observationsOf } from '../../../src/guardian/observe.ts'
import type { JsonObject, JsonValue } from '../../../src/mcp/json.ts'
import { readLine } from '../../../src/mcp/read.ts'
import { createConnection } from '../../../src/trajectory/connection.ts'
import { createMemory } from '../../../src/trajectory/create-memory.ts'
import { turnObservation } from '../../../src/trajectory/turn-observation.ts'

/** All dialogues, by the names of their files. */
export function allDialogues(): readonly (readonly [string, Dialogue])[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return files.map((file) => [file, parse(readFileSync(new URL(file, folder), 'utf8')) as Dialogue])
}

const folder = new URL('./', import.meta.url)

/** What one party says, and the flow that it is; a call is answered by the next result in order. */
export interface DialogueStep {
  readonly system?: string
  readonly user?: string
  readonly assistant?: string
  /** Name of a function, with its arguments in `with`. */
  readonly call?: string
  readonly with?: JsonObject
  /** What a function returned; text as it is, everything else as JSON. */
  readonly result?: JsonValue
  /** The flow as its definitions have it. */
  readonly flow: string
  /** The flow as it is found, where that differs, and why it does. */
  readonly found?: string
  readonly because?: string
}

/** A message without `jsonrpc`, or a turn of user or assistant, and its flows. */
export interface WireStep {
  readonly user?: string
  readonly assistant?: string
  readonly host?: JsonObject
  readonly server?: JsonObject
  /** Id of the server. @default that of the dialogue */
  readonly on?: string
  readonly flow?: string
  /** In place of `flow` where it is not one. */
  readonly flows?: readonly string[]
}

export interface Dialogue {
  readonly title: string
  readonly source: string
  readonly tools: readonly JsonObject[]
  /** The flows of the functions on offer, one for each server. */
  readonly lists: readonly string[]
  readonly dialogue: readonly DialogueStep[]
  readonly wire?: { readonly server: string; readonly steps: readonly WireStep[] }
}

/** The flows of the dialogue as an OpenAI chat record, in order. */
export async function playRecord({ tools, dialogue }: Dialogue): Promise<readonly Flow[]> {
  const record = {
    messages: messagesOf(dialogue),
    tools: tools.map((tool) => ({ type: 'function', function: tool })),
  }
  const { steps } = await judgeRecord(readRecord(JSON.stringify(record)), {
    guardian: undefined,
    digest: plainDigest,
  })
  return steps.flatMap(({ flows }) => flows)
}

/** One flow of a case: as its definitions have it, and as the case says that it is found. */
export interface StatedFlow {
  readonly right: string
  readonly found: string
}

/** The flows of the record, in the order of `playRecord`. */
export function statedOfRecord({ lists, dialogue }: Dialogue): readonly StatedFlow[] {
  return [
    ...lists.map((flow) => ({ right: flow, found: flow })),
    ...dialogue.map(({ flow, found }) => ({ right: flow, found: found ?? flow })),
  ]
}

function messagesOf(steps: readonly DialogueStep[]): readonly JsonObject[] {
  const messages: JsonObject[] = []
  const open: string[] = []
  let calls: JsonObject[] | undefined
  for (const [index, step] of steps.entries()) {
    if (step.call !== undefined) {
      const id = `call_${index}`
      open.push(id)
      if (calls === undefined) {
        calls = []
        messages.push({ role: 'assistant', content: null, tool_calls: calls })
      }
      const text = JSON.stringify(step.with ?? {})
      calls.push({ id, type: 'function', function: { name: step.call, arguments: text } })
      continue
    }
    calls = undefined
    if (step.result !== undefined) {
      const { result } = step
      const content = typeof result === 'string' ? result : JSON.stringify(result)
      messages.push({ role: 'tool', tool_call_id: open.shift() ?? '', content })
    } else if (step.assistant !== undefined) {
      calls = []
      messages.push({ role: 'assistant', content: step.assistant, tool_calls: calls })
    } else {
      const role = step.system === undefined ? 'user' : 'system'
      messages.push({ role, content: step.system ?? step.user ?? '' })
    }
  }
  return messages
}

const at = '2026-01-02T03:04:05.678Z'

/** The flows of each step of the dialogue over the wire, as a guard makes them of live traffic. */
export function playWire({ wire }: Dialogue): readonly (readonly Flow[])[] {
  const past = createMemory()
  const servers = new Map<string, JudgeInputDeps>()
  let requested = false
  return (wire?.steps ?? []).map((step) => {
    const text = step.user ?? step.assistant
    if (text !== undefined) {
      const role = step.user === undefined ? 'client' : 'user'
      if (role === 'user') past.begin({ number: 0, text, flow: 0, at, source: 'user' })
      const turn = { role, text, requested, seq: 0, at, digest: plainDigest } as const
      requested = true
      const flow = turnFlow({ ...turn, origins: past.origins.view })
      past.observe(turnObservation({ role, text, isAuthor: true, flow: 0, at, turn: 0 }))
      return [flow]
    }
    const id = step.on ?? wire?.server ?? ''
    const deps = servers.get(id) ?? {
      server: { id, origin: '' },
      connection: createConnection(plainDigest),
      past,
      known: () => new Map(),
      digest: plainDigest,
    }
    servers.set(id, deps)
    const line = JSON.stringify({ jsonrpc: '2.0', ...(step.host ?? step.server) })
    const reading = readLine(new TextEncoder().encode(line))
    if (reading.kind !== 'message') throw new Error(`no message: ${line}`)
    const from = step.host === undefined ? 'server' : 'host'
    const input = judgeInputOf(deps, { message: reading.message, from, at })
    const standing = { firstSeq: 0, call: undefined, turn: 0 }
    for (const observation of observationsOf(input, standing)) past.observe(observation)
    past.offer(
      id,
      input.listed.map(({ definition }) => definition.value),
    )
    return input.flows
  })
}

/** The lines of each step over the wire, in the order of `playWire`. */
export function statedOfWire({ wire }: Dialogue): readonly (readonly string[])[] {
  return (wire?.steps ?? []).map(({ flow, flows }) => (flow === undefined ? (flows ?? []) : [flow]))
}
