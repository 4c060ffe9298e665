/** What a call gave back, seen from the request: something, nothing, or something foreign. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { jsonOf } from '../../mcp/parsed-text.ts'
import { observedLeaves } from '../../trajectory/observed-leaves.ts'
import type { JudgeInput } from '../judge.ts'
import { hasFailed } from '../outcome.ts'
import { askedIn } from './asked.ts'
import { calledWords, toolWords } from './tool-words.ts'
import { formOf, formsOfName } from './words.ts'

/**
 * `no-matches`: the empty list or object of a search, which is an answer. `void`: a field for the result, and
 * nothing in it.
 */
export type Returned = 'something' | 'nothing' | 'void' | 'no-matches' | 'foreign'

/** UTF-16 code units of a result above which it is not looked at: it is something. */
const maxText = 2_000
/** Values of a result that are looked at. */
const maxLeaves = 24
const maxWords = 120
/** Members of the way to a value that are looked at. */
const maxDepth = 12
/** Words, and names of fields, without which nothing can be said about a result: a list of names may be anything. */
const minWords = 4
const minFields = 2

export function returnedBy(input: JudgeInput, name: string, result: JsonObject): Returned {
  if (input.message.bytes > 4 * maxText) return 'something'
  const { content, structuredContent } = result
  const values: JsonObject = {
    ...(content === undefined ? {} : { content }),
    ...(structuredContent === undefined ? {} : { structuredContent }),
  }
  const leaves = observedLeaves(values)
  const telling = leaves.filter(
    ([, value]) => value !== '' && !(typeof value === 'string' && emptyText.test(value)),
  )
  if (telling.length === 0) {
    if (isEmptyList(content) && isSearch(name)) return 'no-matches'
    return emptyField.test(JSON.stringify(values)) ? 'void' : 'nothing'
  }
  if (hasFailed({ leaves })) return 'something'
  return isForeignTo(input, name, telling.slice(0, maxLeaves)) ? 'foreign' : 'something'
}

/** Members of MCP's results that say nothing about what is in them. */
const packing = new Set(['text', 'content', 'structuredContent'])

/** As JSON of JSON, or as a field of a structured result. */
const emptyField = /\\?"\w{1,32}\\?" ?: ?(?:null|\\"\\")/

const emptyText = /^\s*(?:null|none|undefined|nil|n\/a|\{\s*\}|\[\s*\]|""|'')?\s*$/i

/** Whether the content of a result holds a list or an object without anything in it. */
export function isEmptyList(content: JsonValue | undefined): boolean {
  return /\[\]|\{\}/.test(JSON.stringify(content ?? ''))
}

/** Whether a result is one object of lists that are all empty: what is held under these names, which is nothing yet. */
export function isEmptyRecord({ content, structuredContent }: JsonObject): boolean {
  const [block, more] = Array.isArray(content) ? content : []
  const text = isJsonObject(block) && more === undefined ? block.text : undefined
  const value = structuredContent ?? (typeof text === 'string' ? jsonOf(text) : undefined)
  if (!isJsonObject(value)) return false
  const members = Object.values(value)
  return members.length > 0 && members.every((one) => Array.isArray(one) && one.length === 0)
}

function isSearch(name: string): boolean {
  return /find|search|list|query|lookup|filter|get\w*s$|all/i.test(name)
}

function isForeignTo(
  input: JudgeInput,
  name: string,
  leaves: ReturnType<typeof observedLeaves>,
): boolean {
  const asked = askedIn(input.past)
  if (asked === undefined || !asked.isComparable) return false
  const fields = new Set<string>()
  const forms = new Set<string>()
  let text = ''
  let hasText = false
  for (const [pointer, value] of leaves) {
    for (const key of pointer.split('/', maxDepth))
      if (!packing.has(key)) for (const form of formsOfName(key)) fields.add(form)
    if (typeof value === 'string') {
      hasText ||= /\p{L}{3}/u.test(value)
      text += ` ${value.slice(0, 512).toLowerCase()}`
      let left = maxWords
      for (const [word] of value
        .slice(0, 512)
        .toLowerCase()
        .matchAll(/\p{L}+/gu)) {
        if (left-- <= 0) break
        const form = formOf(word)
        if (form !== '') forms.add(form)
      }
    }
  }
  const { answers, tool, past, server } = input
  const given = answers?.params?.arguments
  const args = isJsonObject(given) ? given : {}
  const definition =
    tool(name)?.value ??
    past.offered.find((one) => one.server === server.id && one.name === name)?.definition
  const wanted = definition === undefined ? 2 * minWords : minWords
  // Numbers under names of their own: what they measure is not said.
  if (fields.size + forms.size < wanted || !hasText || fields.size < minFields) return false
  const words = definition === undefined ? calledWords(name, args) : toolWords(definition)
  for (const form of [...fields, ...forms])
    if (words.name.has(form) || words.about.has(form) || asked.forms.has(form)) return false
  return !Object.values(args).some((value) =>
    text.includes(String(value).toLowerCase().slice(0, 64)),
  )
}
