/**
 * The flows of an MCI trajectory as steps: what a message moved becomes a message again where the
 * content allows it, so that it can be judged; the flow itself stays as it is stated.
 */
import type { LoggedFlow } from '../log/entry.ts'
import type { MciTrajectory } from '../log/mci-trajectory.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import { type BuiltMessage, requestOf, resultOf } from './built-message.ts'
import type { DialogueStep, TurnStep } from './dialogue-steps.ts'
import { createOpenCalls, type OpenCalls } from './open-calls.ts'

/** One step a flow, in order. */
export function flowSteps({ flows }: Pick<MciTrajectory, 'flows'>): readonly DialogueStep[] {
  const open = createOpenCalls()
  let nextId = 1
  let wasCall = false
  return flows.map((given) => {
    const isCall = given.type.message === 'function-request'
    if (isCall && !wasCall) open.nextRound()
    wasCall = isCall
    return stepOf(given, open, () => nextId++)
  })
}

function stepOf(given: LoggedFlow, open: OpenCalls, newId: () => number): DialogueStep {
  // INVARIANT: places of a rebuilt message are those of the message that the flow came from.
  const base = {
    index: given.seq,
    given,
    place: (pointer: string, span?: readonly [number, number]) => ({
      message: given.seq,
      pointer,
      ...(span === undefined ? {} : { span }),
    }),
  }
  const role = roleOfTurn(given)
  if (role !== undefined && typeof given.content === 'string') {
    return { ...base, kind: 'turn', role, text: given.content }
  }
  const built = messageOf(given, open, newId)
  return built === undefined ? { ...base, kind: 'stated' } : { ...base, kind: 'message', ...built }
}

function roleOfTurn({ plane, type }: LoggedFlow): TurnStep['role'] | undefined {
  if (plane !== 'host') return undefined
  if (type.message === 'query') return 'user'
  if (type.message === 'response') return 'client'
  return type.message === 'config' ? 'system' : undefined
}

function messageOf(
  { type, sender, recipient, content }: LoggedFlow,
  open: OpenCalls,
  newId: () => number,
): BuiltMessage | undefined {
  if (content === undefined) return undefined
  const value = content as JsonValue
  if (type.message === 'function-request' && recipient.role === 'server' && isJsonObject(value)) {
    const name = functionOf(recipient.unit)
    const message = requestOf(newId(), 'tools/call', { name, arguments: value })
    open.add({
      request: message,
      server: recipient.name,
      id: undefined,
      name: keyOf(recipient.name, name),
    })
    return { server: recipient.name, from: 'host', message }
  }
  if (sender.role !== 'server') return undefined
  const server = sender.name
  switch (type.message) {
    case 'function-list': {
      if (!Array.isArray(value)) return undefined
      const id = newId()
      const unwritten = requestOf(id, 'tools/list', undefined)
      return { server, from: 'server', message: resultOf(id, { tools: value }), unwritten }
    }
    case 'function-return': {
      const call = open.answeredBy(undefined, keyOf(server, functionOf(sender.unit)))
      return { server, from: 'server', message: resultOf(call?.request.id ?? newId(), value) }
    }
    case 'x-stray-answer':
      return { server, from: 'server', message: resultOf(newId(), value) }
    default:
      return undefined
  }
}

function functionOf(unit: string | undefined): string {
  return unit?.startsWith('function:') ? unit.slice('function:'.length) : ''
}

/** One function of one server. */
function keyOf(server: string | undefined, name: string): string {
  return JSON.stringify([server ?? null, name])
}
