/** The call of a function that an answer ends: at once, or by way of a task. */
import { startsTask } from '../flow/extract/tasks.ts'
import { isJsonObject, type JsonObject } from '../mcp/json.ts'
import type { JudgeInput } from './judge.ts'

export interface AnsweredCall {
  /** Of the called function. */
  readonly name: string
  readonly result: JsonObject
  /** RFC 6901 of the result in the message. */
  readonly pointer: string
}

/**
 * The call, and what it resulted in; undefined for other messages, and for an answer that only says
 * that the call has become a task, or goes on.
 *
 * @see MCP 2025-11-25, Utilities, Tasks; the tasks extension of 2026-07-28 (SEP-2663)
 */
export function answeredCall({
  message,
  from,
  answers,
  call,
}: Pick<JudgeInput, 'message' | 'from' | 'answers' | 'call'>): AnsweredCall | undefined {
  if (from !== 'server' || message.kind !== 'result' || answers === undefined) return undefined
  const { method } = answers
  const isOfTask = method === 'tasks/result' || method === 'tasks/get'
  const request = isOfTask ? call?.request : answers
  const name = request?.params?.name
  if (request?.method !== 'tools/call' || typeof name !== 'string') return undefined
  const at = method === 'tasks/get' ? '/result/result' : '/result'
  const carried = isJsonObject(message.result) ? message.result : undefined
  const result = method === 'tasks/get' ? carried?.result : carried
  if (!isJsonObject(result) || startsTask(result)) return undefined
  return { name, result, pointer: at }
}
