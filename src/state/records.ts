/**
 * Records: what outlives a trajectory. They end only by their own expiry or by
 * `mcip servers forget`. Contract and shapes, no I/O.
 */
import type { DefinitionPart } from '../trajectory/catalogue.ts'

/** One tool of one server as it was first seen, and as it was last seen if that differs. */
export interface KnownTool {
  readonly name: string
  /** Digest of the definition that counts as approved: the first one seen. */
  readonly digest: string
  readonly parts: Readonly<Partial<Record<DefinitionPart, string>>>
  /** Digest of the first `_meta`, '' where there was none; absent in older records. */
  readonly meta?: string
  /** RFC 3339. */
  readonly firstSeen: string
  /** The version that the server claimed then. */
  readonly version?: string
  /** Set while the server offers something else than what was first seen. */
  readonly changed?: {
    readonly digest: string
    readonly parts: readonly DefinitionPart[]
    readonly at: string
    readonly version?: string
  }
}

/** Everything remembered about one server. */
export interface ServerRecord {
  readonly id: string
  readonly origin: string
  /** RFC 3339. */
  readonly firstSeen: string
  readonly lastSeen: string
  readonly claimedName?: string
  readonly claimedVersion?: string
  readonly tools: readonly KnownTool[]
}

export type RecordKind = 'server' | 'approval' | 'grant' | 'host'

/** A record as a store keeps it. */
export interface StoredRecord {
  readonly kind: RecordKind
  readonly key: string
  /** JSON. */
  readonly value: string
  /** RFC 3339. */
  readonly createdAt: string
  readonly updatedAt: string
  /** RFC 3339; absent: never. */
  readonly expiresAt?: string
  /** Grows by one with every write; a write names the revision that it replaces (0: none yet). */
  readonly revision: number
}
