/** The memory of one trajectory: observations within their bound, and what they say about values. */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import { escapeToken } from '../mcp/pointer.ts'
import type { OfferedTool, TrajectoryMemory, Turn } from './memory.ts'
import type { Forgotten, Observation } from './observation.ts'
import { confidentialities } from './observation.ts'
import { rank } from './provenance/piece.ts'
import { type Leaf, traceLeaf } from './provenance/trace.ts'
import { createValueIndex } from './provenance/value-index.ts'

export interface MemoryBounds {
  /** UTF-16 code units of leaf values that are held; the user's words go last. @default 131_072 */
  readonly text?: number
  /** @default 4_096 */
  readonly observations?: number
}

/** Leaves of one call that are traced, and how deep they may lie. */
const maxLeaves = 512
const maxDepth = 32
const maxOffered = 10_000
const maxTurns = 256

/** An empty memory. */
export function createMemory(bounds: MemoryBounds = {}): TrajectoryMemory {
  const { text: maxText = 131_072, observations: maxObservations = 4_096 } = bounds
  const index = createValueIndex()
  const observations: Observation[] = []
  const forgotten = new Map<string, Forgotten>()
  const turns: Turn[] = []
  const offered = new Map<string, OfferedTool>()
  let held = 0

  function observe(observation: Observation): void {
    observations.push(observation)
    index.add(observation)
    held += sizeOf(observation)
    while (held > maxText || observations.length > maxObservations) {
      const oldest = observations.findIndex(({ kind }) => kind !== 'query')
      const [gone] = observations.splice(Math.max(0, oldest), 1)
      if (gone === undefined) return
      held -= sizeOf(gone)
      index.remove(gone)
      forget({ ...gone, leaves: gone.leaves.length })
    }
  }

  function forget({ server, integrity, confidentiality, leaves }: Forgotten): void {
    const key = server ?? ''
    const before = forgotten.get(key)
    forgotten.set(key, {
      ...(server === undefined ? {} : { server }),
      integrity:
        before !== undefined && rank(before.integrity) > rank(integrity)
          ? before.integrity
          : integrity,
      confidentiality:
        before !== undefined &&
        confidentialities.indexOf(before.confidentiality) >
          confidentialities.indexOf(confidentiality)
          ? before.confidentiality
          : confidentiality,
      leaves: (before?.leaves ?? 0) + leaves,
    })
  }

  return {
    observe,
    forget,
    begin(turn) {
      if (turns.length >= maxTurns) turns.splice(1, 1)
      turns.push(turn)
    },
    offer(server, tools) {
      for (const definition of tools) {
        const { name } = definition
        if (typeof name !== 'string') continue
        const key = `${server}\0${name}`
        if (offered.size < maxOffered || offered.has(key))
          offered.set(key, { server, name, definition })
      }
    },
    originsOf(args, schema) {
      const summaries = [...forgotten.values()]
      return leavesOfArguments(args, schema).map((leaf) => traceLeaf(leaf, index, summaries))
    },
    get turns() {
      return turns
    },
    get observations() {
      return observations
    },
    get forgotten() {
      return [...forgotten.values()]
    },
    get offered() {
      return [...offered.values()]
    },
  }
}

function sizeOf({ leaves }: Observation): number {
  return leaves.reduce((sum, [pointer, value]) => sum + pointer.length + String(value).length, 0)
}

/** The leaves of a call's arguments, each with the schema of its property; JSON in strings is entered. */
function leavesOfArguments(args: JsonObject, schema: JsonObject | undefined): readonly Leaf[] {
  const leaves: Leaf[] = []
  collect(args, '', schema, leaves, 0)
  return leaves
}

function collect(
  value: JsonValue,
  pointer: string,
  schema: JsonObject | undefined,
  leaves: Leaf[],
  depth: number,
): void {
  if (leaves.length >= maxLeaves || depth > maxDepth || value === null) return
  if (Array.isArray(value)) {
    const items = isJsonObject(schema?.items) ? schema.items : undefined
    for (const [at, item] of (value as readonly JsonValue[]).entries()) {
      collect(item, `${pointer}/${at}`, items ?? schema, leaves, depth + 1)
    }
    return
  }
  if (isJsonObject(value)) {
    const properties = isJsonObject(schema?.properties) ? schema.properties : undefined
    for (const [name, item] of Object.entries(value)) {
      const property = properties?.[name]
      collect(
        item,
        `${pointer}/${escapeToken(name)}`,
        isJsonObject(property) ? property : undefined,
        leaves,
        depth + 1,
      )
    }
    return
  }
  if (typeof value === 'object') return
  const inner = typeof value === 'string' ? parsed(value) : undefined
  if (inner !== undefined) collect(inner, pointer, undefined, leaves, depth + 1)
  else leaves.push({ pointer, value: typeof value === 'bigint' ? String(value) : value, schema })
}

/** The object or array that a string holds as JSON. */
function parsed(text: string): JsonValue | undefined {
  if (!/^\s*[[{]/.test(text) || text.length > 65_536) return undefined
  try {
    const value = JSON.parse(text) as JsonValue
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    // Text that only looks like JSON.
    return undefined
  }
}
