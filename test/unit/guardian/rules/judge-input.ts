/** Inputs for rules, as the pipeline would give them. */
import type { JudgeInput } from '../../../../src/guardian/judge.ts'
import { nowhere } from '../../../../src/guardian/protected-paths.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import type { Message } from '../../../../src/mcp/message.ts'
import type { KnownTool } from '../../../../src/state/records.ts'
import type { ToolDefinition } from '../../../../src/trajectory/catalogue.ts'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import { defineTool } from '../../../../src/trajectory/define-tool.ts'

export function toolOf(value: JsonObject): ToolDefinition {
  return defineTool(value, (text) => text)
}

export function knownTool(value: JsonObject, more: Partial<KnownTool> = {}): KnownTool {
  const { name, digest, parts, meta = '' } = toolOf(value)
  return { name, digest, parts, meta, firstSeen: '2026-01-02T03:04:05.000Z', ...more }
}

const nothing: Omit<JudgeInput, 'message' | 'from'> = {
  flows: [],
  answers: undefined,
  call: undefined,
  server: { id: 's', origin: 'npm:s' },
  claim: { version: '1' },
  listed: [],
  wholeList: undefined,
  tool: () => undefined,
  known: new Map(),
  past: createMemory(),
  origins: [],
  places: nowhere,
}

/** A list of tools as the answer to tools/list. */
export function listInput(
  values: readonly JsonObject[],
  known: readonly KnownTool[] = [],
  more: Partial<JudgeInput> = {},
): JudgeInput {
  const result = { tools: values }
  const message: Message = { kind: 'result', id: 1, result, value: { result }, bytes: 0 }
  const answers: Message = {
    kind: 'request',
    id: 1,
    method: 'tools/list',
    params: undefined,
    value: {},
    bytes: 0,
  }
  const listed = values.map((value, index) => ({
    definition: toolOf(value),
    pointer: `/result/tools/${index}`,
  }))
  return {
    ...nothing,
    message,
    from: 'server',
    answers,
    listed,
    known: new Map(known.map((tool) => [tool.name, tool])),
    ...more,
  }
}

/** A call of `name` by the host. */
export function callInput(name: string, more: Partial<JudgeInput> = {}): JudgeInput {
  const message: Message = {
    kind: 'request',
    id: 2,
    method: 'tools/call',
    params: { name, arguments: {} },
    value: {},
    bytes: 0,
  }
  return { ...nothing, message, from: 'host', ...more }
}

/** The result of a call. */
export function resultInput(result: JsonObject, more: Partial<JudgeInput> = {}): JudgeInput {
  const message: Message = { kind: 'result', id: 3, result, value: { result }, bytes: 0 }
  return { ...nothing, message, from: 'server', ...more }
}
