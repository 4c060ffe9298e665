/** What a judge may look at -> the trajectory as an LLM is shown it. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { ObservedKind, ObservedLeaf } from '../../trajectory/observation.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import type { JudgeInput, TurnInput } from '../judge.ts'
import type { Asked, AskedStep, AskedTool } from './asked.ts'

const whatOf: Readonly<Record<Exclude<ObservedKind, 'definition'>, AskedStep['what']>> = {
  query: 'user-asks',
  response: 'client-answers',
  call: 'client-calls',
  return: 'server-returns',
  content: 'content',
}

/** The trajectory up to and with the call that is judged, which is the last step. */
export function askedOfCall(input: JudgeInput): Asked {
  const { message, server, past, origins } = input
  const params = 'params' in message && isJsonObject(message.params) ? message.params : {}
  const { name, arguments: args } = params
  const steps = stepsOf(past)
  return {
    tools: toolsOf(past),
    steps: [
      ...steps,
      {
        step: steps.length + 1,
        what: 'client-calls',
        ...(server.id === '' ? {} : { server: server.id }),
        ...(typeof name === 'string' ? { function: name } : {}),
        arguments: isJsonObject(args) ? writtenMembers(args) : {},
        origins: originsOf(origins, past),
      },
    ],
  }
}

/** The trajectory up to and with words of the client, which are the last step. */
export function askedOfTurn({ role, text, past }: TurnInput): Asked {
  const steps = stepsOf(past)
  const what = role === 'user' ? 'user-asks' : 'client-answers'
  return { tools: toolsOf(past), steps: [...steps, { step: steps.length + 1, what, text }] }
}

function stepsOf(past: TrajectoryView): readonly AskedStep[] {
  const steps: AskedStep[] = []
  for (const { kind, server, unit, leaves } of past.observations) {
    if (kind === 'definition') continue
    const isCall = kind === 'call'
    steps.push({
      step: steps.length + 1,
      what: whatOf[kind],
      ...(server === undefined || server === '' ? {} : { server }),
      ...(unit?.startsWith('function:') ? { function: unit.slice('function:'.length) } : {}),
      ...(isCall ? { arguments: writtenLeaves(leaves) } : { text: textOf(leaves) }),
    })
  }
  return steps
}

function toolsOf({ offered }: TrajectoryView): readonly AskedTool[] {
  return offered.map(({ name, server, definition }) => {
    const { description, inputSchema } = definition
    const properties = isJsonObject(inputSchema) ? inputSchema.properties : undefined
    return {
      name,
      ...(server === '' ? {} : { server }),
      ...(typeof description === 'string' ? { description } : {}),
      ...(isJsonObject(properties) ? { parameters: parametersOf(properties) } : {}),
    }
  })
}

function parametersOf(properties: JsonObject): readonly string[] {
  return Object.entries(properties).map(([name, schema]) => {
    const type = isJsonObject(schema) ? schema.type : undefined
    return typeof type === 'string' ? `${name}: ${type}` : name
  })
}

/** Leaves as one text: the only one as it is, several by their pointers. */
function textOf(leaves: readonly ObservedLeaf[]): string {
  const [only] = leaves
  if (only !== undefined && leaves.length === 1) return String(only[1])
  return leaves.map(([pointer, value]) => `${pointer}: ${value}`).join('\n')
}

function writtenLeaves(leaves: readonly ObservedLeaf[]): Readonly<Record<string, string>> {
  return Object.fromEntries(leaves.map(([pointer, value]) => [pointer, String(value)]))
}

function writtenMembers(args: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [`/${name}`, written(value)]),
  )
}

function written(value: JsonValue): string {
  if (typeof value === 'string') return value
  // A bigint is none of JSON's for `JSON.stringify`.
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))
}

/** Where each argument was seen before, in the numbers of the steps that are shown. */
function originsOf(
  origins: readonly ValueOrigin[],
  past: TrajectoryView,
): Readonly<Record<string, string>> {
  const stepOf = new Map<number, number>()
  let step = 0
  for (const { kind, flow } of past.observations) {
    if (kind === 'definition') continue
    step++
    stepOf.set(flow, step)
  }
  return Object.fromEntries(
    origins.map(({ pointer, from }) => {
      const steps = [...new Set(from.flatMap(({ flow }) => stepOf.get(flow) ?? []))]
      return [pointer, steps.length === 0 ? 'nowhere before' : `step ${steps.join(', ')}`]
    }),
  )
}
