/** Tool sets as JSON lines, one server a line: `{id, label, tools: [...]}`; gzip too. */
import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export interface ToolSet {
  readonly id: string
  readonly label: string
  readonly tools: readonly unknown[]
  /** Where the server comes from. @default the same for all */
  readonly origin?: string
}

/**
 * The tool sets of `file`, in order.
 *
 * @throws Error naming file and line where a line is no tool set, and where the file is unreadable
 */
export async function* readToolSets(file: string): AsyncGenerator<ToolSet, void> {
  let number = 0
  for await (const line of linesOf(open(file))) {
    number++
    if (line.trim() !== '') yield toolSetOf(line, `${file}:${number}`)
  }
}

function open(file: string): Readable {
  const bytes = createReadStream(file)
  if (!file.endsWith('.gz')) return bytes
  return pipeline(bytes, createGunzip(), () => {
    // A fault of either stream reaches whoever reads the last one.
  })
}

async function* linesOf(input: Readable): AsyncGenerator<string, void> {
  let rest = ''
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

function toolSetOf(line: string, place: string): ToolSet {
  let value: { id?: unknown; label?: unknown; tools?: unknown } | null
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new Error(`${place}: no JSON`, { cause })
  }
  if (!Array.isArray(value?.tools)) throw new Error(`${place}: no tool set: \`tools\` is missing`)
  const { id, label, tools } = value
  return {
    id: typeof id === 'string' ? id : place,
    label: typeof label === 'string' ? label : 'unlabelled',
    tools,
  }
}
