/**
 * Function dependency injection: a server has an unneeded function called first, or data handed over
 * that its function does not need. In the hidden form a person who looks at the same text does not
 * see it; in the open form the definition says so.
 *
 * A definition with hidden text is stopped, and so is a call of the tool it stands in. Data is
 * stopped where hidden text is certain. A definition with orders beyond its own function is asked
 * about.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { envelopeKeys } from '../../mcp/known-keys.ts'
import type { Message } from '../../mcp/message.ts'
import { buildPointer } from '../../mcp/pointer.ts'
import { walkStrings } from '../../mcp/walk.ts'
import type { ToolDefinition } from '../../trajectory/catalogue.ts'
import { isCall } from '../consequence.ts'
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import {
  definitionClaims,
  instructionClaims,
  isStopping,
  listedClaims,
  ordersOfDefinition,
  settingOfList,
} from '../orders/definition-claims.ts'
import type { DefinitionSetting } from '../orders/definition-orders.ts'
import { contentOfServers } from '../primitive.ts'
import { quoteName } from '../quote-name.ts'
import { subjectOf } from '../subject-of.ts'
import { claimsOfCallBefore } from '../task/unneeded.ts'
import { findHiding } from './hidden-text/find-hiding.ts'
import type { Hiding, HidingKind, TextRole } from './hidden-text/hiding.ts'

/** One place that hides something. */
interface Hit {
  readonly pointer: string
  /** A key has no place of its own: the pointer is that of its member. */
  readonly isKey: boolean
  readonly role: TextRole
  readonly hiding: Hiding
}

/**
 * Hits of each sort (stopped, possible) that are kept of one value, and places that one finding
 * points at. WHY of each: possible ones in front must not keep the walk from a certain one.
 */
const maxHits = 4096
const maxPlaces = 16
/** Tools with a finding of their own; the rest share one. */
const maxTools = 200

export const functionDependencyInjection: Rule = defineRule({
  risk: 'function-dependency-injection',
  summary:
    'definitions order calls and data that their own function does not need; names, descriptions, schemas and results carry text that a person does not see',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, function dependency injection',
    'Invariant Labs, 2025-04, MCP Security Notification: Tool Poisoning Attacks',
    'CyberArk 2025, Poison everywhere: full-schema poisoning',
    'Trail of Bits, 2025-04, Deceiving users with ANSI terminal codes in MCP',
    'Rehberger 2024, ASCII Smuggler: hidden text in Unicode tag characters',
    'Butler 2025, Smuggling arbitrary data through an emoji (variation selectors)',
    'CVE-2021-42574; Boucher and Anderson 2021, Trojan Source, arXiv:2111.00169',
    'Unicode UTR #36, UTS #39, UTS #51, UAX #9, UAX #31',
  ],
  primitives: [
    'tool-definition',
    'tool-call',
    'instructions',
    'resource-definition',
    'prompt-definition',
    ...contentOfServers,
  ],
  misses: [
    'a definition that is false, as long as it orders nothing beyond its own function',
    'an order to call another tool of the same server: most of them are needed',
    'a place in the order of calls that is claimed in other languages than English, or for calls of a topic',
    'text in the number or kind of ordinary spaces, line ends or other visible characters',
    'text far away from what a person looks at: behind hundreds of spaces or line feeds',
    'private-use and unassigned characters, and letters that look like others',
    'control characters in results and messages, where no text is hidden by them',
  ],
  judge(input) {
    if (input.from === 'host') return [...judgeCall(input), ...claimsOfCallBefore(input)]
    if (input.listed.length > 0) return judgeList(input)
    return judgeOther(input)
  },
})

const ofDefinition = new WeakMap<ToolDefinition, readonly Hit[]>()

/** What a definition hides; remembered, as the same one is asked for with every call. */
function hitsOf(definition: ToolDefinition): readonly Hit[] {
  const known = ofDefinition.get(definition)
  if (known !== undefined) return known
  const hits = hitsIn(definition.value, '', roleInDefinition)
  ofDefinition.set(definition, hits)
  return hits
}

function judgeCall({ message, tool }: JudgeInput): readonly Claim[] {
  if (!isCall(message)) return []
  const name = message.params?.name
  const definition = typeof name === 'string' ? tool(name) : undefined
  const hits = definition === undefined ? [] : hitsOf(definition).filter(isStopped)
  if (hits.length === 0) return definition === undefined ? [] : judgeOrders(definition)
  return [
    {
      decision: 'block',
      severity: 'high',
      confidence: confidenceOf(hits),
      element: 'principle',
      text: `The called tool ${quoteName(String(name))} has a definition with ${amounts(hits)}.`,
      evidence: [{ pointer: '/params/name' }],
    },
  ]
}

const alone: DefinitionSetting = { own: new Set(), others: new Set() }

/** A call of a tool whose definition gives orders: hosts keep lists from before the guard was there. */
function judgeOrders(definition: ToolDefinition): readonly Claim[] {
  if (!ordersOfDefinition(definition, alone).some(isStopping)) return []
  return [
    {
      decision: 'ask',
      severity: 'medium',
      confidence: 0.7,
      element: 'principle',
      text: `The called tool ${quoteName(definition.name)} has a definition that gives orders beyond its own function.`,
      evidence: [{ pointer: '/params/name' }],
    },
  ]
}

function judgeList(input: JudgeInput): readonly Claim[] {
  const claims: Claim[] = []
  const rest: { readonly pointer: string }[] = []
  for (const { definition, pointer } of input.listed) {
    const hits = hitsOf(definition).filter(isStopped)
    if (hits.length === 0) continue
    if (claims.length >= maxTools) rest.push({ pointer })
    else {
      const what = `The tool ${quoteName(definition.name)} has a definition`
      claims.push(stopClaim(`${what} with ${amounts(hits)}`, hits, pointer))
    }
  }
  if (rest.length > 0) {
    claims.push({
      decision: 'block',
      severity: 'high',
      confidence: 0.9,
      element: 'principle',
      text: 'Further tools of this list have definitions with text that a person does not see.',
      evidence: rest,
    })
  }
  const setting = settingOfList(input.listed, input.past.offered, input.server.id)
  const orders = input.listed.flatMap(({ definition, pointer }) =>
    definitionClaims(definition, pointer, setting),
  )
  return [...claims, ...firstOf(orders, furtherOrders), ...judgeOther(input)]
}

const furtherOrders =
  'Further tools of this list have definitions that give orders beyond their own function.'

/** All text of the message outside listed tools. */
function judgeOther(input: JudgeInput): readonly Claim[] {
  const { message, answers, listed } = input
  const method = 'method' in message ? message.method : answers?.method
  const definition = message.kind === 'result' ? definitionMethods[method ?? ''] : undefined
  const roleOf: RoleOf = definition === undefined ? () => 'data' : roleInDefinition
  const isListed = new Set(listed.map(({ pointer }) => pointer))
  const hits = bodiesOf(message).flatMap(([body, pointer]) =>
    hitsIn(body, pointer, roleOf, isListed.size > 0 ? isListed : undefined),
  )
  const stopped = hits.filter(isStopped)
  const possible = hits.filter((hit) => !isStopped(hit))
  const what = definition ?? `${subjectOf(input)} holds`
  return [
    ...orderedBy(input),
    ...(stopped.length > 0 ? [stopClaim(`${what} ${amounts(stopped)}`, stopped, '')] : []),
    ...(possible.length > 0 ? [possibleClaim(`${what} ${amounts(possible)}`, possible)] : []),
  ]
}

/** What the server orders where it introduces itself, or lists what it has beside tools. */
function orderedBy({ message }: JudgeInput): readonly Claim[] {
  if (message.kind !== 'result' || !isJsonObject(message.result)) return []
  const { instructions } = message.result
  const claims = listedClaims(message.result, alone)
  return [
    ...(typeof instructions === 'string' ? instructionClaims(instructions, alone) : []),
    ...firstOf(claims, 'Further entries of this list give orders beyond what they are for.'),
  ]
}

/** The first claims, and one for all others that stop something: none goes on unseen. */
function firstOf(claims: readonly Claim[], text: string): readonly Claim[] {
  if (claims.length <= maxTools) return claims
  const rest = claims.slice(maxTools).filter(({ decision }) => decision !== 'allow')
  if (rest.length === 0) return claims.slice(0, maxTools)
  return [
    ...claims.slice(0, maxTools),
    {
      decision: 'ask',
      severity: 'high',
      confidence: 0.9,
      element: 'presence',
      text,
      evidence: rest.flatMap(({ evidence }) => evidence.slice(0, 1)),
    },
  ]
}

type RoleOf = (pointer: string, what: 'value' | 'key') => TextRole

/** Keys and names are identifiers, all else that a server says about itself is a definition. */
const roleInDefinition: RoleOf = (pointer, what) =>
  what === 'key' || pointer.endsWith('/name') ? 'name' : 'definition'

/** Prompts and resource templates name what a model may ask for; resources are often files. */
const definitionMethods: Readonly<Record<string, string>> = {
  initialize: 'The server introduces itself with',
  'server/discover': 'The server introduces itself with',
  'tools/list': 'The list of tools comes with',
  'prompts/list': 'The list of prompts comes with',
  'resources/templates/list': 'The list of resource templates comes with',
}

/** All that a message carries: what its kind is for, and members that no revision knows. */
function bodiesOf(message: Message): readonly (readonly [JsonValue, string])[] {
  const unknown = unknownMembers(message.value)
  const rest: readonly (readonly [JsonValue, string])[] =
    unknown === undefined ? [] : [[unknown, '']]
  switch (message.kind) {
    case 'result':
      return [[message.result, '/result'], ...rest]
    case 'error':
      return [[message.error, '/error'], ...rest]
    default:
      return message.params === undefined ? rest : [[message.params, '/params'], ...rest]
  }
}

/** Members of a message beside those of JSON-RPC; undefined where there are none. */
function unknownMembers(message: JsonObject): JsonObject | undefined {
  const names = Object.keys(message).filter((name) => !envelopeKeys.includes(name))
  if (names.length === 0) return undefined
  return Object.fromEntries(names.map((name) => [name, message[name] ?? null]))
}

function hitsIn(
  value: JsonValue,
  root: string,
  roleOf: RoleOf,
  without?: ReadonlySet<string>,
): readonly Hit[] {
  const hits: Hit[] = []
  let stopped = 0
  walkStrings(
    without === undefined ? value : withoutTools(value, root, without),
    (text, below, what) => {
      const pointer = `${root}${below}`
      const role = roleOf(pointer, what)
      for (const hiding of findHiding(text, role)) {
        const hit = { pointer, isKey: what === 'key', role, hiding }
        if (isStopped(hit)) stopped++
        else if (hits.length - stopped >= maxHits) continue
        hits.push(hit)
      }
      return stopped < maxHits
    },
    { keys: true },
  )
  return hits
}

/** The result without the listed tools, which have been judged one by one; places stay the same. */
function withoutTools(value: JsonValue, root: string, listed: ReadonlySet<string>): JsonValue {
  if (!isJsonObject(value) || !Array.isArray(value.tools)) return value
  const tools = (value.tools as readonly JsonValue[]).map((tool, index) =>
    listed.has(`${root}${buildPointer(['tools', index])}`) ? null : tool,
  )
  return { ...value, tools }
}

/** In a definition a long run that can't be read is enough; nothing there has to be invisible. */
function isStopped({ role, hiding }: Hit): boolean {
  return role !== 'data' || hiding.carries
}

function stopClaim(head: string, hits: readonly Hit[], root: string): Claim {
  return {
    decision: 'block',
    severity: 'high',
    confidence: confidenceOf(hits),
    element: 'principle',
    text: `${head}.`,
    evidence: placesOf(hits, root),
  }
}

function possibleClaim(head: string, hits: readonly Hit[]): Claim {
  return {
    decision: 'allow',
    severity: 'low',
    confidence: 0.5,
    element: 'principle',
    text: `${head}; none of it could be read as text.`,
    evidence: placesOf(hits, ''),
  }
}

function confidenceOf(hits: readonly Hit[]): number {
  return hits.some(({ hiding }) => hiding.carries) ? 0.98 : 0.8
}

function placesOf(hits: readonly Hit[], root: string): Claim['evidence'] {
  return hits.slice(0, maxPlaces).map(({ pointer, isKey, hiding }) => ({
    pointer: `${root}${pointer}`,
    ...(isKey ? {} : { span: hiding.span }),
  }))
}

const kindWords: Readonly<Record<HidingKind, string>> = {
  'tag-characters': 'in Unicode tag characters',
  'variation-selectors': 'in variation selectors',
  'zero-width': 'in zero-width characters',
  bidirectional: 'as controls that show text in another order',
  'terminal-escapes': 'in or by terminal escape sequences',
  overwriting: 'under text that is written over it',
  'invisible-in-name': 'as invisible characters in names',
  'control-characters': 'as control characters',
}

/** What is hidden, in fixed words and numbers: never the text itself. */
function amounts(hits: readonly Hit[]): string {
  const counts = new Map<HidingKind, number>()
  for (const { hiding } of hits) {
    counts.set(hiding.kind, (counts.get(hiding.kind) ?? 0) + hiding.characters)
  }
  const parts = [...counts].map(([kind, count]) => `${count} ${kindWords[kind]}`)
  const least = hits.length >= maxHits ? 'at least ' : ''
  return `characters that a person does not see: ${least}${parts.join(', ')}`
}
