/**
 * A trajectory of the flow log -> the dialogue that edits and annotations work on, where the
 * contents of its flows allow it.
 */
import type { LoggedFlow } from '../log/entry.ts'
import type { MciTrajectory } from '../log/mci-trajectory.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import { serialise } from '../mcp/serialise.ts'
import type { CallStep, Dialogue, DialogueStep, DialogueTool } from './dialogue.ts'
import type { DialogueNames, Unfit } from './dialogue-of.ts'

/**
 * Why a trajectory is no dialogue: the log keeps no contents, or their shapes only; nobody's words
 * are in it; something in it was stopped, so that what moved is not what should have moved.
 */
export type UnfitFlows = Unfit | 'no-content' | 'shapes-only' | 'stopped'

/** How the log writes contents in mode `shape`. */
const shapeText = /^string \d+$/

/** The dialogue of a trajectory, or why it is none. Contents that were redacted stay redacted. */
export function dialogueOfFlows(
  { flows }: Pick<MciTrajectory, 'flows'>,
  { id, source, license }: DialogueNames,
): Dialogue | UnfitFlows {
  const steps: DialogueStep[] = []
  const tools = new Map<string, DialogueTool>()
  const waiting: { readonly key: string; readonly at: number }[] = []
  for (const flow of flows) {
    const { type, content, verdict } = flow
    if (!isPart(flow)) continue
    if (verdict?.decision === 'block' || verdict?.decision === 'ask') return 'stopped'
    if (content === undefined) return 'no-content'
    const value = content as JsonValue
    switch (type.message) {
      case 'function-list':
        for (const tool of toolsIn(value)) tools.set(tool.name, tool)
        break
      case 'function-request': {
        if (!isJsonObject(value)) return 'malformed-arguments'
        const name = functionOf(flow.recipient.unit)
        waiting.push({ key: keyOf(flow.recipient.name, name), at: steps.length })
        steps.push({ kind: 'call', name, arguments: value })
        break
      }
      case 'function-return': {
        const key = keyOf(flow.sender.name, functionOf(flow.sender.unit))
        const index = waiting.findIndex((call) => call.key === key)
        const [call] = index === -1 ? [] : waiting.splice(index, 1)
        const step = call === undefined ? undefined : steps[call.at]
        if (call === undefined || step?.kind !== 'call') return 'stray-result'
        steps[call.at] = { ...step, returned: textOf(value) } satisfies CallStep
        break
      }
      default:
        if (typeof value !== 'string') return 'no-content'
        if (shapeText.test(value)) return 'shapes-only'
        steps.push({ kind: type.message === 'query' ? 'user' : 'assistant', text: value })
    }
  }
  if (!steps.some(({ kind }) => kind === 'user' || kind === 'assistant')) return 'no-words'
  return {
    id,
    source,
    ...(license === undefined ? {} : { license }),
    tools: [...tools.values()],
    steps,
  }
}

/** Whether a dialogue has a place for such a flow; what servers say besides has none. */
function isPart({ type, plane }: LoggedFlow): boolean {
  switch (type.message) {
    case 'query':
    case 'response':
      return plane === 'host'
    case 'function-list':
    case 'function-request':
    case 'function-return':
      return true
    default:
      return false
  }
}

function toolsIn(value: JsonValue): readonly DialogueTool[] {
  if (!Array.isArray(value)) return []
  return (value as readonly JsonValue[]).flatMap((tool): readonly DialogueTool[] => {
    if (!isJsonObject(tool) || typeof tool.name !== 'string') return []
    const { name, description, inputSchema } = tool
    return [
      {
        name,
        ...(typeof description === 'string' ? { description } : {}),
        ...(isJsonObject(inputSchema) ? { parameters: inputSchema } : {}),
      },
    ]
  })
}

/** The texts of a result, joined; any other value as JSON. @see MCP 2026-07-28, Tools, Tool result */
function textOf(value: JsonValue): string {
  const parts = isJsonObject(value) && Array.isArray(value.content) ? value.content : undefined
  const texts = (parts as readonly JsonValue[] | undefined)?.map((part) =>
    isJsonObject(part) && typeof part.text === 'string' ? part.text : undefined,
  )
  if (texts?.every((text) => text !== undefined)) return texts.join('\n')
  return typeof value === 'string' ? value : serialise(value)
}

function functionOf(unit: string | undefined): string {
  return unit?.startsWith('function:') ? unit.slice('function:'.length) : ''
}

/** One function of one server. */
function keyOf(server: string | undefined, name: string): string {
  return JSON.stringify([server ?? null, name])
}
