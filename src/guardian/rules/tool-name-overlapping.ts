/**
 * Tool name overlapping: a tool is taken for one of another server. An equal name alone is nothing:
 * two servers may both search. What counts is a name that looks the same and is not, a definition
 * that is a near-copy, and one that claims to come before all others.
 */
import type { JsonObject } from '../../mcp/json.ts'
import type { OfferedTool } from '../../trajectory/memory.ts'
import { type Claim, defineRule, type JudgeInput, type ListedTool, type Rule } from '../judge.ts'
import { ordersOfDefinition, settingOfList } from '../orders/definition-claims.ts'
import { type Likeness, likenessOf, skeletonOf, unversioned } from '../overlap/confusable.ts'
import { likeness, outlineOf } from '../overlap/near-copy.ts'
import { quoteName, quoteNames } from '../quote-name.ts'

/** Share of words and parameters in common from which on a definition is a near-copy. */
export const nearCopyFrom = 0.8
/** Share of a list that another server offers alike: then both are the same server, started twice. */
const sameServerFrom = 0.8

const maxTools = 2_000
const maxClaims = 200

export const toolNameOverlapping: Rule = defineRule({
  risk: 'tool-name-overlapping',
  summary:
    'a tool looks like one of another server, copies its definition, or claims to come before all others',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, function overlapping',
    'Invariant Labs, 2025-04, WhatsApp MCP exploited (tool shadowing)',
    'Wang et al. 2025, MPMA, arXiv:2505.11154 (preference manipulation)',
    'Unicode UTS #39, section 4 (confusable detection)',
  ],
  misses: [
    'an equal name with another definition, where neither claims anything',
    'an imitation whose name and words are both its own',
    'a server whose whole list another one offers alike: it is taken for the same, started twice',
    'tools of servers that have not listed them in this trajectory',
  ],
  judge(input) {
    if (input.from !== 'server' || input.listed.length === 0) return []
    const listed = input.listed.slice(0, maxTools)
    const others = input.past.offered.filter(({ server }) => server !== input.server.id)
    const alike = [...withinList(listed), ...acrossServers(listed, others)]
    const claims = [...alike, ...precedence(input, listed, placesOf(alike))]
    return claims.slice(0, maxClaims)
  },
})

/** Where something was said already: one finding for one passage is enough. */
function placesOf(claims: readonly Claim[]): ReadonlySet<string> {
  return new Set(claims.flatMap(({ evidence }) => evidence.map(({ pointer }) => pointer)))
}

/** Two names of one list that nobody tells apart. */
function withinList(listed: readonly ListedTool[]): readonly Claim[] {
  const claims: Claim[] = []
  const seen = new Map<string, string>()
  for (const { definition, pointer } of listed) {
    const { name } = definition
    const skeleton = skeletonOf(name)
    const first = seen.get(skeleton)
    if (first === undefined) seen.set(skeleton, name)
    else if (first !== name && likenessOf(first, name) === 'homoglyph')
      claims.push({
        decision: 'ask',
        severity: 'high',
        confidence: 0.9,
        element: 'recipient',
        text: `The tools ${quoteName(first)} and ${quoteName(name)} of one list have names that look the same.`,
        evidence: [{ pointer: `${pointer}/name` }],
      })
  }
  return claims
}

interface Found {
  readonly listed: ListedTool
  readonly other: OfferedTool
  readonly likeness: Likeness | undefined
  readonly isCopy: boolean
}

function acrossServers(
  listed: readonly ListedTool[],
  others: readonly OfferedTool[],
): readonly Claim[] {
  if (others.length === 0) return []
  const index = indexOf(others)
  const found = listed.flatMap((one) => matchesOf(one, index))
  const twins = new Map<string, number>()
  for (const { listed: one, other, likeness: kind } of found)
    if (
      kind === 'equal' &&
      outlineOf(one.definition.value).text === outlineOf(other.definition).text
    )
      twins.set(other.server, (twins.get(other.server) ?? 0) + 1)
  return found
    .filter(({ other }) => (twins.get(other.server) ?? 0) / listed.length < sameServerFrom)
    .flatMap(({ listed: one, other, likeness: kind, isCopy }) =>
      claimAcross(one, other, kind, isCopy),
    )
}

interface Index {
  readonly bySkeleton: ReadonlyMap<string, readonly OfferedTool[]>
  readonly byText: ReadonlyMap<string, OfferedTool>
}

/** WHY keys and no pairs: two lists of 2,000 tools would be four million pairs. */
function indexOf(others: readonly OfferedTool[]): Index {
  const bySkeleton = new Map<string, OfferedTool[]>()
  const byText = new Map<string, OfferedTool>()
  for (const tool of others.slice(0, maxTools)) {
    for (const key of keysOf(tool.name)) {
      const same = bySkeleton.get(key)
      if (same === undefined) bySkeleton.set(key, [tool])
      else if (same.length < 8) same.push(tool)
    }
    const { text, words } = outlineOf(tool.definition)
    if (words.size >= 6 && !byText.has(text)) byText.set(text, tool)
  }
  return { bySkeleton, byText }
}

/** Keys under which alike names meet; those of one letter less let names meet that differ by one. */
function keysOf(name: string): ReadonlySet<string> {
  const skeleton = skeletonOf(name)
  const keys = new Set([skeleton, `v:${unversioned(name)}`])
  if (skeleton.length >= 7 && skeleton.length <= 64)
    for (let at = 0; at < skeleton.length; at++)
      keys.add(`d:${skeleton.slice(0, at)}${skeleton.slice(at + 1)}`)
  if (skeleton.length >= 7) keys.add(`d:${skeleton}`)
  return keys
}

function matchesOf(listed: ListedTool, { bySkeleton, byText }: Index): readonly Found[] {
  const { definition } = listed
  const candidates = new Set<OfferedTool>()
  for (const key of keysOf(definition.name))
    for (const tool of bySkeleton.get(key) ?? []) candidates.add(tool)
  const outline = outlineOf(definition.value)
  const copied = byText.get(outline.text)
  if (copied !== undefined) candidates.add(copied)
  return [...candidates].flatMap((other) => {
    const kind = likenessOf(definition.name, other.name)
    const isCopy =
      other === copied || likeness(outline, outlineOf(other.definition)) >= nearCopyFrom
    return kind === undefined && !isCopy ? [] : [{ listed, other, likeness: kind, isCopy }]
  })
}

function claimAcross(
  { definition, pointer }: ListedTool,
  other: OfferedTool,
  kind: Likeness | undefined,
  isCopy: boolean,
): readonly Claim[] {
  const both = `The tool ${quoteName(definition.name)} and ${quoteName(other.name)} of server ${quoteName(other.server)}`
  const claim = (
    decision: 'ask' | 'allow',
    severity: Claim['severity'],
    confidence: number,
    text: string,
    below = '/name',
  ): readonly Claim[] => [
    {
      decision,
      severity,
      confidence,
      element: 'recipient',
      text: `${both} ${text}.`,
      evidence: [{ pointer: `${pointer}${below}` }],
    },
  ]
  switch (kind) {
    case 'equal':
      return isClaiming(definition.value, other)
        ? claim(
            'ask',
            'high',
            0.85,
            'have the same name, and its definition claims to be, replace or precede it',
            '/description',
          )
        : []
    case 'homoglyph':
      return claim('ask', 'high', 0.95, 'have names that look the same and are not')
    case 'separators':
    case 'lookalike':
    case 'version':
    case 'letter':
      if (isCopy)
        return claim(
          'ask',
          'medium',
          0.8,
          'have names that are easily confused, and definitions that are near-copies',
        )
      return kind === 'lookalike'
        ? claim('allow', 'low', 0.4, 'have names that are easily confused')
        : []
    case undefined:
      return claim('allow', 'low', 0.4, 'have definitions that are near-copies', '/description')
  }
}

const takesPlace =
  /\b(?:replac(?:es?|ing)|supersedes?|instead of|in place of|overrides?|(?:new|improved|fixed|correct|real|official) (?:version|one)|deprecates?|deprecated|rather than|takes? precedence|preferred over|do not use)\b/i
const otherOne =
  /\b(?:old|older|other|original|previous|former|default|existing|any other) (?:[\w-]{1,40} ){0,2}(?:tool|function|version|server|one|implementation)s?\b/i

/** Whether the definition speaks of the other server or tool, and of taking its place. */
function isClaiming({ description }: JsonObject, other: OfferedTool): boolean {
  if (typeof description !== 'string') return false
  const text = description.slice(0, 4_096)
  if (!takesPlace.test(text)) return false
  const server = other.server.toLowerCase().replace(/[-_][0-9a-f]{8}$/, '')
  return otherOne.test(text) || (server.length >= 4 && text.toLowerCase().includes(server))
}

/** Places that one finding points at. */
const maxPlaces = 16

/** Tools that want to be used before all others, whatever the task is: one finding for a list. */
function precedence(
  input: JudgeInput,
  listed: readonly ListedTool[],
  said: ReadonlySet<string>,
): readonly Claim[] {
  const { past, server } = input
  const setting = settingOfList(input.listed, past.offered, server.id)
  const names: string[] = []
  const evidence: Claim['evidence'][number][] = []
  for (const { definition, pointer } of listed) {
    const places = ordersOfDefinition(definition, setting).filter(
      ({ sign, pointer: below }) => sign === 'precedence' && !said.has(`${pointer}${below}`),
    )
    if (places.length > 0) names.push(definition.name)
    for (const { pointer: below, span } of places)
      if (evidence.length < maxPlaces) evidence.push({ pointer: `${pointer}${below}`, span })
  }
  if (names.length === 0) return []
  return [
    {
      decision: 'allow',
      severity: 'low',
      confidence: 0.5,
      element: 'recipient',
      text: `${names.length === 1 ? 'A definition claims' : `${names.length} definitions claim`} to come before or to be better than all others: ${quoteNames(names)}.`,
      evidence,
    },
  ]
}
