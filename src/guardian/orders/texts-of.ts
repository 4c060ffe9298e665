/** The texts of a server's message that reach a model, or a person who answers for one. */
import { contentBlocks } from '../../mcp/content.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { Message, RequestMessage } from '../../mcp/message.ts'
import { buildPointer } from '../../mcp/pointer.ts'
import { walkStrings } from '../../mcp/walk.ts'

/** Who gives orders by such a text anyway. */
export type TextSort =
  /** What a function returned, or a resource holds. */
  | 'content'
  /** A prompt that a person chose, and what a server asks a model: orders by their nature. */
  | 'prompt'
  /** What a program says of its work: errors, logs, states. */
  | 'program'

export interface ModelText {
  readonly text: string
  /** RFC 6901 from the message. */
  readonly pointer: string
  readonly sort: TextSort
  /** Name of the field of a record that the text is. */
  readonly field?: string
}

/** Of a message of the server; `isListed` says that it lists tools, which are judged as definitions. */
export function textsOf(
  message: Message,
  answers: RequestMessage | undefined,
  isListed: boolean,
): readonly ModelText[] {
  const found = createCollector()
  if (message.kind === 'error') {
    found.add(message.error.message, '/error/message', 'program')
    if (message.error.data !== undefined) found.walk(message.error.data, '/error/data', 'program')
  } else if (message.kind === 'result') {
    if (isListed || !isJsonObject(message.result)) return []
    ofResult(found, message.result, '/result', answers?.method)
  } else if (message.params !== undefined) {
    ofParams(found, message.method, message.params, '/params')
  }
  return found.texts
}

interface Collector {
  readonly texts: readonly ModelText[]
  add(text: JsonValue | undefined, pointer: string, sort: TextSort): void
  /** All strings of `value`, as fields of a record. */
  walk(value: JsonValue, pointer: string, sort: TextSort): void
}

/** Texts of one length that a field is compared with. */
const maxAlike = 8
/** Of fewer code units no order is made. */
const minText = 8

function createCollector(): Collector {
  const texts: ModelText[] = []
  // By length: the texts of a server are long, and a set would read each of them whole.
  const seen = new Map<number, string[]>()
  return {
    texts,
    add(text, pointer, sort) {
      if (typeof text !== 'string' || text.length < minText) return
      const alike = seen.get(text.length)
      if (alike === undefined) seen.set(text.length, [text])
      else if (alike.length < maxAlike) alike.push(text)
      texts.push({ text, pointer, sort })
    },
    walk(value, pointer, sort) {
      walkStrings(value, (text, below) => {
        // Most servers send the same once more as text; a single word orders nothing.
        if (text.length < minText || !mayHoldWords(text)) return
        if (seen.get(text.length)?.includes(text) === true) return
        const field = below.slice(below.lastIndexOf('/') + 1)
        texts.push({
          text,
          pointer: `${pointer}${below}`,
          sort,
          ...(sort === 'program' ? {} : { field }),
        })
      })
    },
  }
}

/** Whether a text holds two words, or letters beyond ASCII. */
function mayHoldWords(text: string): boolean {
  return text.includes(' ') || /\s|[^ -~]/.test(text)
}

function ofResult(
  found: Collector,
  result: JsonObject,
  pointer: string,
  method: string | undefined,
): void {
  const sort = method === 'prompts/get' ? 'prompt' : 'content'
  for (const block of contentBlocks(result, pointer)) {
    if (block.text !== undefined && block.textPointer !== undefined)
      found.add(block.text, block.textPointer, sort)
    else if (block.kind === 'structuredContent') found.walk(block.value, block.pointer, sort)
    else if (block.kind === 'resource_link' && isJsonObject(block.value))
      found.add(block.value.description, `${block.pointer}/description`, sort)
  }
  if (isJsonObject(result.completion) && result.completion.values !== undefined)
    found.walk(result.completion.values, `${pointer}/completion/values`, 'content')
  found.add(result.statusMessage, `${pointer}/statusMessage`, 'program')
  // A task that is done gives the result of its call, or its error.
  if (isJsonObject(result.result)) ofResult(found, result.result, `${pointer}/result`, 'tools/call')
  if (isJsonObject(result.error)) {
    found.add(result.error.message, `${pointer}/error/message`, 'program')
    if (result.error.data !== undefined)
      found.walk(result.error.data, `${pointer}/error/data`, 'program')
  }
  if (!isJsonObject(result.inputRequests)) return
  for (const [key, asked] of Object.entries(result.inputRequests)) {
    if (!isJsonObject(asked) || !isJsonObject(asked.params)) continue
    const below = `${pointer}${buildPointer(['inputRequests', key, 'params'])}`
    ofParams(found, String(asked.method), asked.params, below)
  }
}

/** What a server asks for, or says, of its own accord. */
function ofParams(found: Collector, method: string, params: JsonObject, pointer: string): void {
  switch (method) {
    case 'sampling/createMessage':
      found.add(params.systemPrompt, `${pointer}/systemPrompt`, 'prompt')
      for (const { text, textPointer } of contentBlocks(params, pointer))
        if (textPointer !== undefined) found.add(text, textPointer, 'prompt')
      return
    case 'elicitation/create':
      found.add(params.message, `${pointer}/message`, 'content')
      if (params.requestedSchema !== undefined)
        found.walk(params.requestedSchema, `${pointer}/requestedSchema`, 'program')
      return
    case 'notifications/message':
      if (params.data !== undefined) found.walk(params.data, `${pointer}/data`, 'program')
      return
    case 'notifications/progress':
      found.add(params.message, `${pointer}/message`, 'program')
      return
    case 'notifications/tasks':
    case 'notifications/tasks/status':
      ofResult(found, params, pointer, 'tools/call')
      return
    default:
  }
}
