/**
 * What a server's record becomes after one of its tool lists: trust on first use.
 *
 * The first definition seen under a name stays the approved one until a person says otherwise.
 */
import type { GuardedServer, ServerClaim, ToolDefinition } from '../trajectory/catalogue.ts'
import { changedParts } from './changed-parts.ts'
import type { KnownTool, ServerRecord } from './records.ts'

/** Tools that one record keeps, and characters that a name may have to be kept. */
export const learnBounds: { readonly tools: number; readonly name: number } = {
  tools: 2000,
  name: 256,
}

/** One tool list, or one page of it, as it was judged. */
export interface SeenTools {
  readonly server: GuardedServer
  readonly claim: ServerClaim
  /** In the order of the list; a name may stand in it more than once. */
  readonly tools: readonly ToolDefinition[]
  /** Names that enforcement took out of the list: not learned when they are new. */
  readonly withheld: ReadonlySet<string>
  /** RFC 3339. */
  readonly at: string
}

/**
 * The record after `seen`. Pure.
 *
 * A new tool is learned as it is, unless it was withheld; a known one keeps its first digest and is
 * marked as `changed` while no listed definition of that name is the first one. Tools that are no
 * longer listed are kept, so that they can't come back as something else. What is beyond
 * `learnBounds` is not learned.
 */
export function learnTools(record: ServerRecord | undefined, seen: SeenTools): ServerRecord {
  const known = new Map(record?.tools.map((tool) => [tool.name, tool]) ?? [])
  for (const [name, definitions] of byName(seen.tools)) {
    const before = known.get(name)
    if (before !== undefined) known.set(name, compare(before, definitions, seen))
    else if (isLearnable(name, known.size, seen)) known.set(name, learn(name, definitions, seen))
  }
  const claimedName = seen.claim.name ?? record?.claimedName
  const claimedVersion = seen.claim.version ?? record?.claimedVersion
  return {
    id: seen.server.id,
    origin: seen.server.origin,
    firstSeen: record?.firstSeen ?? seen.at,
    lastSeen: seen.at,
    ...(claimedName === undefined ? {} : { claimedName }),
    ...(claimedVersion === undefined ? {} : { claimedVersion }),
    tools: [...known.values()],
  }
}

function byName(tools: readonly ToolDefinition[]): Map<string, ToolDefinition[]> {
  const groups = new Map<string, ToolDefinition[]>()
  for (const tool of tools) {
    const group = groups.get(tool.name)
    if (group === undefined) groups.set(tool.name, [tool])
    else group.push(tool)
  }
  return groups
}

function isLearnable(name: string, size: number, seen: SeenTools): boolean {
  return size < learnBounds.tools && name.length <= learnBounds.name && !seen.withheld.has(name)
}

function learn(
  name: string,
  definitions: readonly ToolDefinition[],
  { claim, at }: SeenTools,
): KnownTool {
  const first = definitions[0]
  return {
    name,
    digest: first?.digest ?? '',
    parts: first?.parts ?? {},
    meta: first?.meta ?? '',
    firstSeen: at,
    ...(claim.version === undefined ? {} : { version: claim.version }),
  }
}

function compare(
  before: KnownTool,
  definitions: readonly ToolDefinition[],
  { claim, at }: SeenTools,
): KnownTool {
  const { changed, ...unchanged } = before
  const now = definitions.at(-1)
  if (now === undefined || definitions.some(({ digest }) => digest === before.digest)) {
    return unchanged
  }
  if (changed?.digest === now.digest) return before
  return {
    ...unchanged,
    changed: {
      digest: now.digest,
      parts: changedParts(before.parts, now.parts),
      at,
      ...(claim.version === undefined ? {} : { version: claim.version }),
    },
  }
}
