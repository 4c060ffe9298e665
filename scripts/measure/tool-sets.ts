/** Tool sets as JSON lines, one server a line: `{id, label, tools: [...]}`; gzip too. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

export interface ToolSet {
  readonly id: string
  readonly label: string
  readonly tools: readonly unknown[]
}

/**
 * The tool sets of `file`, in order.
 *
 * @throws Error naming file and line where a line is no tool set
 */
export async function* readToolSets(file: string): AsyncGenerator<ToolSet, void> {
  const bytes = createReadStream(file)
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  // A stream that fails ends the lines; without this the fault would be lost.
  const failed = new Promise<never>((_, reject) => {
    bytes.once('error', reject)
    input.once('error', reject)
  })
  failed.catch(() => input.destroy())
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() !== '') yield toolSetOf(line, `${file}:${number}`)
  }
  if (input.errored !== null || bytes.errored !== null) await failed
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
