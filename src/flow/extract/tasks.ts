/**
 * Tasks: a call that is answered later. The state of a task is a flow between the parties; what
 * the task results in, asks and is answered are flows of the call that it came from.
 *
 * @see MCP 2025-11-25, Utilities, Tasks; the tasks extension of 2026-07-28 (SEP-2663)
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { answers, questions } from './input-required.ts'
import { embeddedParts, type Part, type PartInput, withExtra, without } from './part.ts'
import { unitOfRequest } from './unit.ts'

/** Whether a result only says that the call has become a task. */
export function startsTask(result: JsonObject): boolean {
  if (result.resultType === 'task') return true
  const { task } = result
  return isJsonObject(task) && typeof task.taskId === 'string' && result.content === undefined
}

/** The id of the task that a result starts; undefined where it gives none that is text. */
export function taskIdOf(result: JsonObject): string | undefined {
  const { taskId } = startedTask(result)
  return typeof taskId === 'string' ? taskId : undefined
}

/** The answer to a call that has become a task: no return yet. */
export function startedTaskPart(input: PartInput, result: JsonObject): Part {
  const { method, request, call } = input
  const unit = unitOfRequest(method, (request ?? call?.request)?.params)
  const content = without(startedTask(result), 'resultType')
  return { message: 'task', content, unit, about: ['status'] }
}

/** 2025-11-25 puts the task into a member of the result, the extension makes it the result. */
function startedTask(result: JsonObject): JsonObject {
  return result.resultType !== 'task' && isJsonObject(result.task) ? result.task : result
}

/** Requests about a task, its state in answers and notifications. */
export function taskPart(input: PartInput): Part {
  const { kind, result, params } = input
  if (kind === 'request') return requestPart(input, params ?? {})
  const state = kind === 'answer' ? result : params
  return isJsonObject(state) ? statePart(input, state) : { content: state, about: ['status'] }
}

/** All tasks of a peer: their states. */
export function taskListPart({ kind, params, result }: PartInput): Part {
  if (kind !== 'answer') return { content: without(params ?? {}), about: ['protocol'] }
  const tasks = isJsonObject(result) ? result.tasks : undefined
  return { content: tasks ?? result, about: ['status'] }
}

/** The request for what a task resulted in, and that: the answer to the call itself. */
export function taskResultPart(input: PartInput): Part {
  const { kind, params, result, call, from } = input
  if (kind !== 'answer') return requestPart(input, params ?? {})
  const method = methodOfCall(call) ?? methodOfResult(from, result)
  const [main, ...extra] = embeddedParts(input, { method, kind, result, room: input.room })
  return { content: result, ...main, ...withExtra(extra) }
}

function requestPart(input: PartInput, params: JsonObject): Part {
  const { left, parts } = answers(input, params.inputResponses, input.room)
  const content = without(params, 'inputResponses')
  return {
    content: left === undefined ? content : { ...content, inputResponses: left },
    unit: unitOfCall(input),
    about: ['protocol'],
    ...withExtra(parts),
  }
}

function statePart(input: PartInput, state: JsonObject): Part {
  const { room, call } = input
  const asked = questions(input, state.inputRequests, room)
  const extra = [...asked.parts]
  const { result, error } = state
  const method = methodOfCall(call) ?? 'tools/call'
  const places = room - extra.length
  const isAnswered = places > 0 && (isJsonObject(result) || isJsonObject(error))
  if (isAnswered) {
    const answer = isJsonObject(error) ? { error } : { result }
    const requested = call !== undefined
    const parts = embeddedParts(input, { method, kind: 'answer', ...answer, room: places - 1 })
    extra.push(...parts.map((part) => ({ requested, ...part })))
  }
  const content = without(state, 'resultType', 'inputRequests', ...(isAnswered ? answered : []))
  return {
    content: asked.left === undefined ? content : { ...content, inputRequests: asked.left },
    unit: unitOfCall(input),
    about: ['status'],
    ...withExtra(extra),
  }
}

const answered = ['result', 'error'] as const

function unitOfCall({ call }: PartInput): string | undefined {
  return unitOfRequest(call?.request.method, call?.request.params)
}

/** The method that a task came from; a request about a task that nobody saw begin is none. */
function methodOfCall(call: PartInput['call']): string | undefined {
  const method = call?.request.method
  return method?.startsWith('tasks/') ? undefined : method
}

/** Of a task that nobody saw begin: a server runs functions, a client asks model and user. */
function methodOfResult(from: PartInput['from'], result: JsonValue | undefined): string {
  if (from === 'server') return 'tools/call'
  const isAnswer = isJsonObject(result) && typeof result.action === 'string'
  return isAnswer ? 'elicitation/create' : 'sampling/createMessage'
}
