/**
 * Tool name overlapping: a tool is taken for one of another server. An equal name alone is nothing:
 * two servers may both search. What counts is a name that looks the same and is not, a definition
 * that is a near-copy, and one that claims to come before all others.
 */
import type { JsonObject } from '../../mcp/json.ts'
import { walkStrings } from '../../mcp/walk.ts'
import { maxOffered } from '../../trajectory/create-memory.ts'
import type { OfferedTool } from '../../trajectory/memory.ts'
import { changesSomething, isCall } from '../consequence.ts'
import { type Claim, defineRule, type JudgeInput, type ListedTool, type Rule } from '../judge.ts'
import { ordersOfDefinition, settingOfList } from '../orders/definition-claims.ts'
import { likenessOf, skeletonOf } from '../overlap/confusable.ts'
import { type Imitation, imitationOf, isOtherOrigin } from '../overlap/imitation.ts'
import { outlineOf } from '../overlap/near-copy.ts'
import { hasOthers, offerIndexOf } from '../overlap/offer-index.ts'
import { type Preference, preferenceIn } from '../overlap/preference.ts'
import { quoteName, quoteNames } from '../quote-name.ts'
import { decisions } from '../verdict.ts'

/** Share of a list that another server offers alike: then one of the two is a copy of the other. */
const sameServerFrom = 0.8
/** Findings about one list; those that are left out share one. */
const maxClaims = 200

export const toolNameOverlapping: Rule = defineRule({
  risk: 'tool-name-overlapping',
  summary:
    'a tool looks like one of another server, copies its definition, claims to come before all others, or speaks against the tools of others to be chosen',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, function overlapping',
    'Invariant Labs, 2025-04, WhatsApp MCP exploited (tool shadowing)',
    'Wang et al. 2025, MPMA, arXiv:2505.11154 (preference manipulation)',
    'Unicode UTS #39, section 4 (confusable detection)',
  ],
  primitives: ['tool-definition', 'tool-call'],
  misses: [
    'an equal name with another definition, where neither claims anything',
    'an imitation whose name and words are both its own',
    'praise alone, and praise or contempt without a word that says so; praise above all others is noted',
    'a server whose whole list another one of the same or of unknown origin offers alike: it is taken for the same, started twice',
    'which of two servers imitates the other, where both are new and neither definition says so: then calls of both that may change something are questions',
    'tools of servers that have not listed them in this trajectory, and the words of definitions beyond what guards tell each other of a list',
  ],
  judge(input) {
    if (input.from === 'host') return judgeCall(input)
    if (input.listed.length === 0) return []
    const alike = [...withinList(input.listed), ...acrossServers(input)]
    const preferred = preferences(input.listed)
    const said = placesOf([...alike, ...preferred])
    return mostSevere([...alike, ...preferred, ...precedence(input, said)])
  },
})

function mostSevere(claims: readonly Claim[]): readonly Claim[] {
  if (claims.length <= maxClaims) return claims
  const sorted = claims.toSorted(
    (one, other) => decisions.indexOf(other.decision) - decisions.indexOf(one.decision),
  )
  const rest = sorted.slice(maxClaims)
  return [
    ...sorted.slice(0, maxClaims),
    {
      decision: rest[0]?.decision ?? 'allow',
      severity: 'medium',
      confidence: 0.8,
      element: 'recipient',
      text: 'Further tools of this list may be taken for others.',
      evidence: rest
        .filter(({ decision }) => decision === rest[0]?.decision)
        .flatMap(({ evidence }) => evidence),
    },
  ]
}

/** Where something was said already: one finding for one passage is enough. */
function placesOf(claims: readonly Claim[]): ReadonlySet<string> {
  return new Set(claims.flatMap(({ evidence }) => evidence.map(({ pointer }) => pointer)))
}

/** Two names of one list that nobody tells apart; the one with foreign letters is meant. */
function withinList(listed: readonly ListedTool[]): readonly Claim[] {
  const claims: Claim[] = []
  const seen = new Map<string, { readonly name: string; readonly pointer: string }>()
  for (const { definition, pointer } of listed) {
    const { name } = definition
    const skeleton = skeletonOf(name)
    const first = seen.get(skeleton)
    if (first === undefined) seen.set(skeleton, { name, pointer })
    else if (first.name !== name && likenessOf(first.name, name) === 'homoglyph') {
      const isFirst = /^[\x20-\x7e]*$/.test(name)
      claims.push({
        decision: 'ask',
        severity: 'high',
        confidence: 0.9,
        element: 'recipient',
        text: `The tools ${quoteName(first.name)} and ${quoteName(name)} of one list have names that look the same.`,
        evidence: [{ pointer: `${isFirst ? first.pointer : pointer}/name` }],
      })
    }
  }
  return claims
}

interface Found {
  readonly tool: OfferedTool
  readonly pointer: string
  readonly other: OfferedTool
  readonly imitation: Imitation
}

function acrossServers(input: JudgeInput): readonly Claim[] {
  const { listed, past, server } = input
  if (!hasOthers(past.offered, server.id)) return []
  const index = offerIndexOf(past.offered)
  const found: Found[] = []
  const crowded: ListedTool[] = []
  const twins = new Map<string, OfferedTool[]>()
  for (const one of listed) {
    const tool = offeredOf(input, one.definition.name, one.definition.value)
    const { matches, isWhole } = index.matchesOf(tool)
    if (!isWhole) crowded.push(one)
    const { text } = outlineOf(tool.definition)
    for (const match of matches) {
      const { other, likeness } = match
      if (likeness === 'equal' && text === outlineOf(other.definition).text) {
        twins.set(other.server, [...(twins.get(other.server) ?? []), other])
      }
      const imitation = imitationOf(tool, match)
      if (imitation !== undefined) found.push({ tool, pointer: one.pointer, other, imitation })
    }
  }
  const copies = new Map(
    [...twins].filter(([, tools]) => tools.length / listed.length >= sameServerFrom),
  )
  return [
    ...found.filter(({ other }) => !copies.has(other.server)).map(claimOfList),
    ...[...copies].flatMap(([id, tools]) => claimsOfCopies(input, id, tools)),
    ...crowdedClaims(crowded),
    ...(past.offered.length < maxOffered ? [] : [fullClaim]),
  ]
}

/** A tool of the judged server, with what is known of it. */
function offeredOf(
  { server, known }: JudgeInput,
  name: string,
  definition: OfferedTool['definition'],
): OfferedTool {
  const firstSeen = known.get(name)?.firstSeen
  return {
    server: server.id,
    origin: server.origin,
    name,
    definition,
    ...(firstSeen === undefined ? {} : { firstSeen }),
  }
}

const reasons: Readonly<Record<Imitation['culprit'], string>> = {
  this: '',
  other: '; the other one is taken for the imitation',
  unclear: '; which of them imitates the other is not known',
}

function sentence({ tool, other, imitation }: Omit<Found, 'pointer'>): string {
  const why = imitation.isNote ? '' : reasons[imitation.culprit]
  return `The tool ${quoteName(tool.name)} and ${quoteName(other.name)} of server ${quoteName(other.server)} ${imitation.text}${why}.`
}

/** WHY only the imitation is withheld: an imitator that lists first must not take the honest one away. */
function claimOfList(found: Found): Claim {
  const { culprit, severity, confidence, below, isNote } = found.imitation
  const isMeant = culprit === 'this' && !isNote
  return {
    decision: isMeant ? 'ask' : 'allow',
    severity: isMeant || isNote ? severity : 'medium',
    confidence: isMeant || isNote ? confidence : confidence / 2,
    element: 'recipient',
    text: sentence(found),
    evidence: [{ pointer: `${found.pointer}${below}` }],
  }
}

/** A list that is a copy of another server's, of another origin. */
function claimsOfCopies(
  input: JudgeInput,
  id: string,
  tools: readonly OfferedTool[],
): readonly Claim[] {
  const [first] = tools
  const mine = input.listed[0]?.definition
  if (first === undefined || mine === undefined) return []
  if (!isOtherOrigin(offeredOf(input, mine.name, mine.value), first)) return []
  return [
    {
      decision: 'allow',
      severity: 'medium',
      confidence: 0.5,
      element: 'recipient',
      text: `${tools.length === 1 ? 'A tool' : `${tools.length} tools`} of this list are those of server ${quoteName(id)}, which is of another origin: ${quoteNames(tools.map(({ name }) => name))}.`,
      evidence: [],
    },
  ]
}

const fullClaim: Claim = {
  decision: 'allow',
  severity: 'medium',
  confidence: 0.5,
  element: 'recipient',
  text: 'The servers of this trajectory offer more tools than are remembered; this list is not compared with all of them.',
  evidence: [],
}

function crowdedClaims(crowded: readonly ListedTool[]): readonly Claim[] {
  if (crowded.length === 0) return []
  return [
    {
      decision: 'allow',
      severity: 'low',
      confidence: 0.5,
      element: 'recipient',
      text: `More tools of other servers are like ${crowded.length === 1 ? 'a tool' : `${crowded.length} tools`} of this list than are compared: ${quoteNames(crowded.map(({ definition }) => definition.name))}.`,
      evidence: crowded.slice(0, maxPlaces).map(({ pointer }) => ({ pointer })),
    },
  ]
}

/**
 * A call of a tool that imitates another server's, or may: the list alone does not tell, as the
 * other server may have listed its tools later.
 */
function judgeCall(input: JudgeInput): readonly Claim[] {
  const { message, past, server, tool } = input
  if (!isCall(message) || !hasOthers(past.offered, server.id)) return []
  const name = message.params?.name
  const definition = typeof name === 'string' ? tool(name) : undefined
  if (typeof name !== 'string' || definition === undefined) return []
  const called = offeredOf(input, name, definition.value)
  let worst: { readonly other: OfferedTool; readonly imitation: Imitation } | undefined
  for (const match of offerIndexOf(past.offered).matchesOf(called).matches) {
    const imitation = imitationOf(called, match)
    if (imitation === undefined || imitation.isNote || imitation.culprit === 'other') continue
    if (worst === undefined || imitation.confidence > worst.imitation.confidence) {
      worst = { other: match.other, imitation }
    }
  }
  if (worst === undefined) return []
  const { culprit, severity, confidence } = worst.imitation
  const isAsked =
    (culprit === 'this' && severity === 'high') || changesSomething(message, definition)
  return [
    {
      decision: isAsked ? 'ask' : 'allow',
      severity: isAsked ? severity : 'low',
      confidence,
      element: 'recipient',
      text: sentence({ tool: called, ...worst }),
      evidence: [{ pointer: '/params/name' }],
    },
  ]
}

/** UTF-16 code units of a text that can speak of others and of itself. */
const minWords = 24
/** Places that one finding points at. */
const maxPlaces = 16

/** Definitions that want to be chosen by contempt for the tools of others; one finding a tool. */
function preferences(listed: readonly ListedTool[]): readonly Claim[] {
  const own = new Set(listed.map(({ definition }) => definition.name.toLowerCase()))
  return listed.flatMap(({ definition, pointer }) => {
    const found = preferenceOf(definition.value, own)
    if (found === undefined) return []
    return [
      {
        decision: 'ask',
        severity: 'medium',
        confidence: 0.75,
        element: 'recipient',
        text: `The definition of ${quoteName(definition.name)} speaks against the tools of others, so that it is chosen in their place.`,
        evidence: [{ pointer: `${pointer}${found.pointer}`, span: found.span }],
      },
    ]
  })
}

function preferenceOf(
  value: JsonObject,
  own: ReadonlySet<string>,
): (Preference & { readonly pointer: string }) | undefined {
  let found: (Preference & { readonly pointer: string }) | undefined
  walkStrings(value, (text, pointer) => {
    if (text.length < minWords || pointer === '/name') return true
    const preference = preferenceIn(text, own)
    if (preference !== undefined) found = { ...preference, pointer }
    return found === undefined
  })
  return found
}

/** Tools that want to be used before all others, whatever the task is: one finding for a list. */
function precedence(
  { listed, past, server }: JudgeInput,
  said: ReadonlySet<string>,
): readonly Claim[] {
  const setting = settingOfList(listed, past.offered, server.id)
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
