/** Tool definitions that are taken out of a list. */

import type { Decision, Finding } from '../guardian/verdict.ts'
import { isJsonObject, type JsonObject } from '../mcp/json.ts'
import type { Message } from '../mcp/message.ts'
import { buildPointer } from '../mcp/pointer.ts'
import type { Edit } from './action.ts'
import { verdictKey } from './explain.ts'

const inTools = /^\/result\/tools\/(\d+)(?:\/|$)/
const maxNamed = 20
const maxName = 64

/** A tool that is taken out: its place in the list and its name for a notice, printable and bounded. */
export interface WithheldTool {
  readonly index: number
  readonly name: string
}

/**
 * The listed tools that `findings` point at, in order; undefined where the message is no list, or
 * where a finding or all of them point at something else, so that the whole message must be stopped.
 */
export function withheldTools(
  message: Message,
  findings: readonly Finding[],
): readonly WithheldTool[] | undefined {
  const tools = listOf(message)
  if (tools === undefined) return undefined
  const indexes = new Set<number>()
  for (const { evidence } of findings) {
    if (evidence.length === 0) return undefined
    for (const { pointer } of evidence) {
      const index = Number(inTools.exec(pointer)?.[1] ?? Number.NaN)
      if (!(index < tools.length)) return undefined
      indexes.add(index)
    }
  }
  if (indexes.size === 0) return undefined
  return [...indexes]
    .sort((one, other) => one - other)
    .map((index) => ({ index, name: printableName(tools[index]) }))
}

function listOf(message: Message): readonly unknown[] | undefined {
  if (message.kind !== 'result' || !isJsonObject(message.result)) return undefined
  const tools = message.result.tools
  return Array.isArray(tools) ? tools : undefined
}

function printableName(tool: unknown): string {
  const name = isJsonObject(tool as JsonObject) ? (tool as JsonObject).name : undefined
  return typeof name === 'string' ? name.slice(0, maxName).replace(/[^\x20-\x7e]/g, '?') : '?'
}

/** The edit that takes the tools out and leaves a notice with their names. */
export function withholdEdit(
  tools: readonly WithheldTool[],
  strip: readonly string[],
  verdict: object,
  decision: Decision,
): Edit {
  const reason = decision === 'ask' ? 'until a person has decided' : 'because of what was found'
  const notice = `MCIP withheld ${tools.length} tool definition${tools.length === 1 ? '' : 's'} ${reason}.`
  const withheld = tools.slice(0, maxNamed).map(({ name }) => name)
  return {
    remove: [...strip, ...tools.map(({ index }) => `/result/tools/${index}`)],
    set: [
      {
        pointer: buildPointer(['result', '_meta', verdictKey]),
        json: JSON.stringify({ ...verdict, notice, withheld }),
      },
    ],
  }
}
