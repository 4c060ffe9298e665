/**
 * What one entry adds to the working set of its trajectory, and its bytes before they are sealed.
 *
 * Bytes: 1 byte version, 8 bytes number of the entry's first flow (a big-endian float, so that the
 * rest is made before the number is known), then JSON of short lists.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../mcp/json.ts'
import type { Deed } from '../trajectory/deeds.ts'
import type { OfferedTool, Turn } from '../trajectory/memory.ts'
import type { Forgotten, Observation } from '../trajectory/observation.ts'
import { mergeForgotten } from './merge-forgotten.ts'
import { observationRow, readObservation } from './observation-row.ts'
import { readForgotten, readTurn } from './turn-row.ts'
import { unreadablePiece } from './working-set.ts'

export interface Piece {
  /** `flow` counts from 0 in the entry until the entry has its place; numbers of others are final. */
  readonly observations: readonly Observation[]
  /** Its `flow` counts likewise; its `number` is that of the writer, readers count for themselves. */
  readonly turn?: Turn
  readonly offered?: readonly OfferedTool[]
  /** All deeds of the user's turn until this piece: told again now and then, as pieces are pushed out. */
  readonly deeds?: readonly Deed[]
  /** What moved without an entry of its own. */
  readonly forgotten?: readonly Forgotten[]
}

const version = 1
const headerBytes = 9
const header = '\0'.repeat(headerBytes)
/** Bytes of one piece; far more than the bounds of what goes in. */
const maxBytes = 1024 * 1024

/** The bytes of a piece but for its first flow, which `placePiece` writes. */
export function writePiece({ observations, turn, offered, forgotten, deeds }: Piece): Uint8Array {
  const body = JSON.stringify([
    observations.map(observationRow),
    turn ?? null,
    (offered ?? []).map(({ server, name, definition, origin, firstSeen }) =>
      origin === undefined && firstSeen === undefined
        ? [server, name, definition]
        : [server, name, definition, origin ?? null, firstSeen ?? null],
    ),
    forgotten ?? [],
    ...(deeds === undefined ? [] : [deeds]),
  ])
  // The header is written over: one pass over the text instead of two.
  const bytes = Buffer.from(header + body)
  bytes[0] = version
  return bytes
}

/** Writes the number of the entry's first flow into the bytes of a piece. */
export function placePiece(bytes: Uint8Array, firstFlow: number): void {
  new DataView(bytes.buffer, bytes.byteOffset).setFloat64(1, firstFlow)
}

/** A piece with final numbers, as `placePiece` and `readPiece` give it. */
export function placedPiece(piece: Piece, firstFlow: number): Piece {
  const { observations, turn } = piece
  return {
    ...piece,
    observations: observations.map((one) => ({ ...one, flow: firstFlow + one.flow })),
    ...(turn === undefined ? {} : { turn: { ...turn, flow: firstFlow + turn.flow } }),
  }
}

/**
 * The piece with final numbers; bytes that are none give what stands for an unreadable one. What
 * the bytes say of observations, tools and turns is taken as far as it is well formed.
 */
export function readPiece(bytes: Uint8Array): Piece {
  if (bytes.length < headerBytes || bytes.length > maxBytes || bytes[0] !== version) return damaged
  const firstFlow = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(1)
  if (!Number.isSafeInteger(firstFlow) || firstFlow < 0) return damaged
  let body: JsonValue
  try {
    body = JSON.parse(Buffer.from(bytes).toString('utf8', headerBytes)) as JsonValue
  } catch {
    // Forgotten and untrusted, never absent.
    return damaged
  }
  return placedPiece(pieceOf(body), firstFlow)
}

const damaged: Piece = { observations: [], forgotten: [unreadablePiece] }

function pieceOf(body: JsonValue): Piece {
  if (!isList(body)) return damaged
  const [rows, turn, offered, forgotten, deeds] = body
  if (!isList(rows) || !isList(offered) || !isList(forgotten)) return damaged
  const observations = rows.map(readObservation)
  const tools = offered.map(readOffered)
  const summaries = forgotten.map(readForgotten)
  const readable = turn === null ? undefined : readTurn(turn)
  const isWhole =
    !observations.includes(undefined) &&
    !tools.includes(undefined) &&
    !summaries.includes(undefined) &&
    (turn === null || readable !== undefined)
  return {
    observations: observations.filter(isGiven),
    ...(readable === undefined ? {} : { turn: readable }),
    offered: tools.filter(isGiven),
    ...(isList(deeds) ? { deeds: deeds.map(readDeed).filter(isGiven) } : {}),
    forgotten: [...summaries.filter(isGiven), ...(isWhole ? [] : [unreadablePiece])],
  }
}

function readDeed(value: JsonValue): Deed | undefined {
  if (!isList(value)) return undefined
  const [digest, flow] = value
  return typeof digest === 'string' && typeof flow === 'number' ? [digest, flow] : undefined
}

function readOffered(value: JsonValue): OfferedTool | undefined {
  if (!isList(value)) return undefined
  const [server, name, definition, origin, firstSeen] = value
  if (typeof server !== 'string' || typeof name !== 'string') return undefined
  if (!isJsonObject(definition)) return undefined
  return {
    server,
    name,
    definition: definition as JsonObject,
    ...(typeof origin === 'string' ? { origin } : {}),
    ...(typeof firstSeen === 'string' ? { firstSeen } : {}),
  }
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined
}

/** Whether a piece holds observations and nothing else, as most do. */
function isPlain({ offered, turn, forgotten }: Piece): boolean {
  return offered === undefined && turn === undefined && forgotten === undefined
}

/** What stands for so many values of an observation that are not at hand. */
export function summaryOfObservation(
  { server, integrity, confidentiality }: Observation,
  leaves: number,
): Forgotten {
  return server === undefined
    ? { integrity, confidentiality, leaves }
    : { server, integrity, confidentiality, leaves }
}

/** What is left of a piece once it is pushed out: of all it holds the worst, under its server. */
export function summaryOf(piece: Piece): Forgotten {
  const { observations, offered, turn, forgotten } = piece
  const [only] = observations
  if (only !== undefined && observations.length === 1 && isPlain(piece)) {
    return summaryOfObservation(only, only.leaves.length + (only.cut ?? 0))
  }
  const parts = observations.map((one) =>
    summaryOfObservation(one, one.leaves.length + (one.cut ?? 0)),
  )
  for (const { server } of offered ?? []) {
    parts.push({ server, integrity: 'untrusted', confidentiality: 'public', leaves: 0 })
  }
  if (turn !== undefined) {
    parts.push({ integrity: 'user', confidentiality: 'private', leaves: 1 })
  }
  const all = mergeForgotten([...parts, ...(forgotten ?? [])])
  const server = all.find((one) => one.server !== undefined)?.server
  const [one] = mergeForgotten(all.map(({ server: _, ...rest }) => rest))
  if (one === undefined) return { integrity: 'user', confidentiality: 'public', leaves: 0 }
  return server === undefined ? one : { ...one, server }
}
