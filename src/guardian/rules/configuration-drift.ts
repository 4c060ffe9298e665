/**
 * Configuration drift: a server offers something else under a name than what was first seen there,
 * or a call changes what servers and hooks a host has, or what the guard itself rests on.
 *
 * Trust on first use: the first definition counts as approved. A server that changes it without a
 * new version is stopped; with a new version a person is asked; a server that tells no version gets
 * no credit for that. The files of guard and hosts are in `protected-files/`.
 */

import { changedParts } from '../../state/changed-parts.ts'
import { learnBounds } from '../../state/learn-tools.ts'
import type { KnownTool } from '../../state/records.ts'
import type { DefinitionPart, ToolDefinition } from '../../trajectory/catalogue.ts'
import { isCall } from '../consequence.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import { quoteName, quoteNames } from '../quote-name.ts'
import { claimsOfSampled } from '../sampled-calls.ts'
import type { Evidence } from '../verdict.ts'
import { protectedFileClaims } from './protected-files/judge-touches.ts'

type Place = Omit<Evidence, 'message'>

/** Places that one finding points at. */
const maxPlaces = 16
/** Changed tools with a finding of their own; the rest share one. */
const maxClaims = 200

const partWords: Readonly<Record<DefinitionPart, string>> = {
  title: 'title',
  description: 'description',
  inputSchema: 'input schema',
  outputSchema: 'output schema',
  annotations: 'annotations',
  other: 'other properties',
}

export const configurationDrift: Rule = defineRule({
  risk: 'configuration-drift',
  summary:
    "a tool is not what it was when it was first seen, or a call touches the guard's own files, gives it a command of a person, or changes a host's MCP servers or hooks",
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, configuration drift',
    'Invariant Labs, 2025-04, MCP Security Notification: Tool Poisoning Attacks (rug pull)',
    'CVE-2025-54136 (MCPoison): an approved configuration entry is swapped later',
    'SAFE-MCP, SAFE-T1201 rug pull',
    'CVE-2025-54135 (CurXecute): an agent writes `.cursor/mcp.json`, and the host starts what stands there',
    'CVE-2025-53773: an agent writes `chat.tools.autoApprove` into its own settings',
    'CVE-2025-59536: hooks and servers of a project run before anybody trusts it',
    'Socket, 2026-02, SANDWORM_MODE: a worm writes its server into the configurations of several hosts',
  ],
  primitives: ['tool-definition', 'tool-call', 'resource-read', 'sampling-answer', 'roots'],
  misses: [
    'a change of a tool for which no baseline is kept: after the 2,000th of a server, or with a name of more than 256 characters; each list with one gets a finding',
    'a change of the `icons` of a tool, which do not count as its definition; neither does `_meta`, so a change of it is noted and not stopped',
    'a file of the guard or a host that is reached through a hard link, a program already on disk, an archive or a repository that brings it along, a folder that a shell entered in an earlier call, a name that code or a pipe puts together at run time, a wildcard that stands for a link, or a server on another machine',
    'a command to the guard or a host whose words are put together at run time, come from two calls, are encoded in another way than base64, hex or escapes, or stand in a program already on disk; a menu of a host that is walked through key by key; a host that has no line in the table of commands',
    'a change of anything but tools: prompts, resources, what a server says when it introduces itself',
  ],
  judge(input) {
    if (input.from === 'host') {
      const ofModel = claimsOfSampled(input, protectedFileClaims)
      return [...judgeCall(input), ...protectedFileClaims(input), ...ofModel]
    }
    return input.listed.length === 0 && input.wholeList === undefined ? [] : judgeList(input)
  },
})

function judgeCall(input: JudgeInput): readonly Claim[] {
  const { message, from } = input
  if (from !== 'host' || !isCall(message)) return []
  const name = message.params?.name
  if (typeof name !== 'string') return []
  const first = input.known.get(name)
  if (first === undefined) return []
  const now = input.tool(name)
  const parts =
    now === undefined || now.digest === first.digest
      ? first.changed?.parts
      : changedParts(first.parts, now.parts)
  if (parts === undefined) return []
  const version = now === undefined ? first.changed?.version : input.claim.version
  return [
    driftClaim({
      head: `The called tool ${quoteName(name)} is no longer what was first seen`,
      first,
      parts,
      version,
      evidence: [{ pointer: '/params/name' }],
    }),
  ]
}

interface Drift {
  readonly head: string
  readonly first: KnownTool
  readonly parts: readonly DefinitionPart[]
  /** The version that the server claims now. */
  readonly version: string | undefined
  readonly evidence: readonly Place[]
}

function driftClaim({ head, first, parts, version, evidence }: Drift): Claim {
  const isSameVersion =
    first.version === undefined || version === undefined || first.version === version
  const versions =
    first.version === undefined || version === undefined
      ? 'without a version on record to explain it'
      : isSameVersion
        ? `while the server still calls itself version ${quoteName(version)}`
        : `with the server's change from version ${quoteName(first.version)} to ${quoteName(version)}`
  const what = parts.map((part) => partWords[part]).join(', ') || 'definition'
  return {
    decision: isSameVersion ? 'block' : 'ask',
    severity: isSameVersion ? 'high' : 'medium',
    confidence: isSameVersion ? 0.95 : 0.7,
    element: 'principle',
    text: `${head}: changed since ${first.firstSeen.slice(0, 10)}: ${what}, ${versions}; a person must approve the new definition.`,
    evidence,
  }
}

function judgeList(input: JudgeInput): readonly Claim[] {
  const changed: Claim[] = []
  const rest: Place[] = []
  const added: { readonly name: string; readonly pointer: string }[] = []
  const inThisList = new Map<string, ToolDefinition>()
  for (const { definition, pointer } of input.listed) {
    const { name } = definition
    const first = input.known.get(name)
    const twin = inThisList.get(name)
    if (twin === undefined) inThisList.set(name, definition)
    const claim =
      first !== undefined
        ? changeClaim(input, first, definition, pointer)
        : twin !== undefined
          ? twinClaim(twin, definition, pointer)
          : undefined
    if (claim === undefined) {
      if (first === undefined && twin === undefined) added.push({ name, pointer })
    } else if (changed.length < maxClaims) changed.push(claim)
    else for (const place of claim.evidence) rest.push(place)
  }
  return [
    ...changed,
    ...(rest.length > 0 ? [restClaim(rest)] : []),
    ...(input.known.size > 0 && added.length > 0 ? [addedClaim(added)] : []),
    ...unlearnedClaims(added, input.known.size),
    ...metaClaims(input),
    ...removedClaims(input),
  ]
}

function changeClaim(
  input: JudgeInput,
  first: KnownTool,
  definition: ToolDefinition,
  pointer: string,
): Claim | undefined {
  if (definition.digest === first.digest) return undefined
  const parts = changedParts(first.parts, definition.parts)
  return driftClaim({
    head: `The tool ${quoteName(definition.name)} is no longer what was first seen`,
    first,
    parts,
    version: input.claim.version,
    evidence: placesOf(parts, definition, pointer),
  })
}

function twinClaim(twin: ToolDefinition, definition: ToolDefinition, pointer: string) {
  if (definition.digest === twin.digest) return undefined
  const parts = changedParts(twin.parts, definition.parts)
  const what = parts.map((part) => partWords[part]).join(', ')
  const claim: Claim = {
    decision: 'block',
    severity: 'high',
    confidence: 0.8,
    element: 'recipient',
    text: `The tool ${quoteName(definition.name)} is listed twice with different definitions (${what}); the first one is kept.`,
    evidence: placesOf(parts, definition, pointer),
  }
  return claim
}

/** The changed parts that stand in the list; the tool itself where a part is gone. */
function placesOf(
  parts: readonly DefinitionPart[],
  definition: ToolDefinition,
  pointer: string,
): readonly Place[] {
  const places = parts
    .filter((part) => part !== 'other' && definition.parts[part] !== undefined)
    .map((part) => ({ pointer: `${pointer}/${part}` }))
  return places.length > 0 ? places : [{ pointer }]
}

function restClaim(evidence: readonly Place[]): Claim {
  return {
    decision: 'block',
    severity: 'high',
    confidence: 0.9,
    element: 'principle',
    text: `Further tools of this list are no longer what was first seen; a person must approve the new definitions.`,
    evidence,
  }
}

function addedClaim(added: readonly { readonly name: string; readonly pointer: string }[]): Claim {
  const names = added.map(({ name }) => name)
  return {
    decision: 'allow',
    severity: 'info',
    confidence: 1,
    element: 'presence',
    text: `The server offers ${added.length === 1 ? 'a tool' : `${added.length} tools`} that it did not offer before: ${quoteNames(names)}.`,
    evidence: added.slice(0, maxPlaces).map(({ pointer }) => ({ pointer })),
  }
}

/** New tools beyond what a record keeps: a later change of one of them is not found. */
function unlearnedClaims(
  added: readonly { readonly name: string; readonly pointer: string }[],
  known: number,
): readonly Claim[] {
  let learned = known
  const unlearned = added.filter(({ name }) => {
    if (name.length <= learnBounds.name && learned < learnBounds.tools) {
      learned++
      return false
    }
    return true
  })
  if (unlearned.length === 0) return []
  const names = unlearned.map(({ name }) => name)
  return [
    {
      decision: 'allow',
      severity: 'low',
      confidence: 1,
      element: 'principle',
      text: `No baseline is kept for ${unlearned.length === 1 ? 'a tool' : `${unlearned.length} tools`} of this list (more than ${learnBounds.tools} tools, or a name of more than ${learnBounds.name} characters): ${quoteNames(names)}; a later change is not found.`,
      evidence: unlearned.slice(0, maxPlaces).map(({ pointer }) => ({ pointer })),
    },
  ]
}

/** Tools whose `_meta` is not the first one: what hosts make of it is not known, so it is noted. */
function metaClaims({ listed, known }: JudgeInput): readonly Claim[] {
  const changed = listed.filter(({ definition }) => {
    const first = known.get(definition.name)?.meta
    return first !== undefined && first !== (definition.meta ?? '')
  })
  if (changed.length === 0) return []
  const names = [...new Set(changed.map(({ definition }) => definition.name))]
  return [
    {
      decision: 'allow',
      severity: 'info',
      confidence: 1,
      element: 'principle',
      text: `${names.length === 1 ? 'A tool has' : `${names.length} tools have`} another \`_meta\` than what was first seen: ${quoteNames(names)}.`,
      evidence: changed.slice(0, maxPlaces).map(({ definition, pointer }) => ({
        pointer: definition.meta === undefined ? pointer : `${pointer}/_meta`,
      })),
    },
  ]
}

function removedClaims({ wholeList, known }: JudgeInput): readonly Claim[] {
  if (wholeList === undefined || known.size === 0) return []
  const listed = new Set(wholeList)
  const removed = [...known.keys()].filter((name) => !listed.has(name))
  if (removed.length === 0) return []
  return [
    {
      decision: 'allow',
      severity: 'info',
      confidence: 1,
      element: 'presence',
      text: `The server no longer offers ${removed.length === 1 ? 'a tool' : `${removed.length} tools`}: ${quoteNames(removed)}.`,
      evidence: [],
    },
  ]
}
