/**
 * What a definition orders beyond its own function: judged against its own parameters and the tools
 * beside it, never by its wording alone.
 *
 * @see Invariant Labs, 2025-04, Tool Poisoning Attacks; CyberArk 2025, full-schema poisoning; MSB, arXiv:2510.15994
 */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { walkStrings } from '../../mcp/walk.ts'
import { wordsOfIdentifier } from '../verbs.ts'
import { unmaskText } from './action-words.ts'
import { addressedIn, rolesIn } from './addressed.ts'
import { callOrdersIn } from './call-order.ts'
import { type OrderClause, ordersAmong } from './order-form.ts'
import { formOf, passageAround, type Stretch } from './passages.ts'
import { createWords, scanWords, type Words } from './scan-words.ts'
import { namesSecret, type Target, targetsIn } from './targets.ts'
import { isAddress, isRoleWord, isSequence } from './word-classes.ts'

export type DefinitionSign =
  /** To keep something from the user. */
  | 'secrecy'
  /** Imitates a role, or sets other instructions aside. */
  | 'role'
  /** Orders that a file or a credential be handed over that no parameter is for. */
  | 'unneeded-data'
  /** Orders that a tool be called which another server has. */
  | 'foreign-function'
  /** Orders that values be sent to an address of its own. */
  | 'own-recipient'
  /** Changes what another tool of its server gets or gives, without taking part in it. */
  | 'interferes'
  /** Wants to be used before or instead of all others. */
  | 'precedence'
  /** Wants to be called beside all calls of others. */
  | 'call-order'
  /** The same, with what goes into them or comes out of them, or with the conversation. */
  | 'others-data'
  /** Says of itself that it takes data in hiding. */
  | 'covert'
  /** Holds more passages than are looked at. */
  | 'unread'
  /** A parameter for what the caller knows of itself: its model, its prompt, the conversation. */
  | 'caller-data'

export interface DefinitionOrder {
  readonly sign: DefinitionSign
  /** RFC 6901 from the definition. */
  readonly pointer: string
  readonly span: readonly [number, number]
}

export interface DefinitionSetting {
  /** Names of the tools that this server lists, lower case. */
  readonly own: ReadonlySet<string>
  /** Names of the tools of other servers that are made of two words or more, lower case. */
  readonly others: ReadonlySet<string>
}

/** Passages of one definition that are looked at; far more than any that is meant to be read holds. */
const maxPassages = 4_096

/** What the definition orders, in the order of its text. */
export function definitionOrders(
  definition: JsonObject,
  setting: DefinitionSetting,
): readonly DefinitionOrder[] {
  const facts = factsOf(definition)
  const found: DefinitionOrder[] = []
  const seen = new Set<string>()
  const effort = { left: maxPassages }
  walkStrings(definition, (text, pointer) => {
    if (pointer === '/name' || text.length < 8 || isMachineText(pointer)) return
    for (const { sign, span } of ordersOfText(text, facts, setting, effort)) {
      const key = `${sign} ${pointer} ${span[0]}`
      if (seen.has(key)) continue
      seen.add(key)
      found.push({ sign, pointer, span })
    }
  })
  if (effort.left < 0) found.push({ sign: 'unread', pointer: '', span: [0, 0] })
  return found
}

/** Patterns, types and references are no text for a model. */
function isMachineText(pointer: string): boolean {
  return /\/(?:pattern|type|format|uri|uriTemplate|mimeType|\$ref|\$schema|\$id|icons|_meta)(?:\/|$)/.test(
    pointer,
  )
}

interface Facts {
  readonly name: string
  /** Words of the names of its parameters, lower case. */
  readonly parameters: ReadonlySet<string>
  /** Whether the tool is about models and conversations anyway. */
  readonly isAboutModels: boolean
  /** Whether a parameter takes paths. */
  readonly takesPath: boolean
  /** Whether its name says that it keeps what is said, and a parameter is for it. */
  readonly keeps: boolean
}

const pathWords =
  'path paths file files filename filepath directory dir folder root uri url cwd command'.split(' ')
const keeping =
  'memory memories conversation conversations chat message messages history session context thought think feedback transcript log'.split(
    ' ',
  )
const kept =
  'memory memories conversation content contents text message messages history transcript context thought data'.split(
    ' ',
  )

function factsOf(definition: JsonObject): Facts {
  const name = typeof definition.name === 'string' ? definition.name : ''
  const schema = isJsonObject(definition.inputSchema) ? definition.inputSchema : {}
  const properties = isJsonObject(schema.properties)
    ? Object.keys(schema.properties).slice(0, 256)
    : []
  const description = typeof definition.description === 'string' ? definition.description : ''
  // The part in front of the list of parameters says what it is about.
  const purpose =
    description.split(/\n\s*(?:args|arguments|parameters|params|inputs?)\s*:/i, 1)[0] ?? ''
  const parameters = new Set(
    properties.flatMap((property) => [property.toLowerCase(), ...wordsOfIdentifier(property)]),
  )
  const ofName = wordsOfIdentifier(name)
  return {
    name: name.toLowerCase(),
    parameters,
    takesPath: pathWords.some((word) => parameters.has(word)),
    keeps:
      ofName.some((word) => keeping.includes(word)) && kept.some((word) => parameters.has(word)),
    isAboutModels:
      /\b(?:llms?|language models?|ai|agents?|models?|chat|conversations?|prompts?|assistants?|thinking|reasoning|memory|memories)\b/i.test(
        `${purpose} ${name.replace(/[_-]/g, ' ')}`,
      ),
  }
}

interface Sign {
  readonly sign: DefinitionSign
  readonly span: readonly [number, number]
}

const shared = createWords()

function ordersOfText(
  raw: string,
  facts: Facts,
  setting: DefinitionSetting,
  effort: { left: number },
): readonly Sign[] {
  const text = unmaskText(raw)
  const words = scanWords(text, shared)
  const { starts, ends, bits, actionOf, count, seen } = words
  const found: Sign[] = [...callOrdersIn(text, { ...facts, ...setting })]
  if ((seen & isRoleWord) !== 0)
    for (const at of rolesIn(text, false))
      found.push({ sign: 'role', span: [at, Math.min(text.length, at + 24)] })
  if (!words.hasAction && !words.hasUnspaced && (seen & (isAddress | isSequence)) === 0)
    return found
  const form = formOf(text) === 'structure' ? 'structure' : 'prose'
  let limit = 0
  for (let index = 0; index < count; index++) {
    const start = starts[index] ?? 0
    if (start < limit) continue
    const isHit = ((bits[index] ?? 0) & (isAddress | isSequence)) !== 0 || actionOf[index] !== 0
    if (!isHit && !words.hasUnspaced) continue
    if (--effort.left < 0) break
    const passage = passageAround(text, start, ends[index] ?? 0, form)
    limit = passage.end
    for (const sign of signsOf(words, index, passage, facts, setting))
      found.push({ sign, span: [passage.start, passage.end] })
  }
  return found
}

const example =
  /(?<![.@\w-])(?:e\.?g\.?|examples?|for instance|such as|like|format|default|i\.e\.|sample|usage)\b/i

function signsOf(
  words: Words,
  at: number,
  { start, end }: Stretch,
  facts: Facts,
  setting: DefinitionSetting,
): readonly DefinitionSign[] {
  const { text } = words
  const passage = text.slice(start, end)
  let from = at
  while (from > 0 && (words.starts[from - 1] ?? 0) >= start) from--
  let to = at
  while (to < words.count && (words.ends[to] ?? 0) <= end) to++
  const clauses = ordersAmong(words, { from, to, start, end })
  const orders = clauses.filter(({ isNegative }) => !isNegative)
  const addressed = addressedIn(passage)
  const isExample = example.test(text.slice(Math.max(0, start - 40), end))
  const signs: DefinitionSign[] = []
  if (addressed?.isSecret === true && hidesFromUser.test(passage)) signs.push('secrecy')
  if (addressed?.setsAside === true) signs.push('role')
  if (orders.length > 0 && !isExample) {
    const targets = targetsIn(passage)
    if (asksForUnneeded(passage, orders, facts)) signs.push('unneeded-data')
    if (redirects(orders, targets)) signs.push('own-recipient')
  }
  if (orders.length > 0 && sequence.test(passage) && namesForeign(passage, setting))
    signs.push('foreign-function')
  if (interferes(passage, orders, facts, setting)) signs.push('interferes')
  if (claimsPrecedence(passage)) signs.push('precedence')
  if (!facts.isAboutModels && asksAboutCaller(passage)) signs.push('caller-data')
  if (covert.test(passage) && !guards.test(text.slice(0, 2_000))) signs.push('covert')
  return signs
}

/**
 * What a tool says of its own deed: that it takes data away in hiding, or data that was stolen.
 * @see MITRE ATT&CK, tactics Collection (TA0009) and Exfiltration (TA0010)
 */
const covert =
  /\bexfiltrat(?:e|es|ing)\b.{0,60}\b(?:data|files?|credentials?|secrets?|via|through|over|to)\b|\b(?:stolen|exfiltrated|harvested) (?:data|files?|credentials?|secrets?|passwords?|tokens?|cookies)\b|\bcovert(?:ly)? (?:channel|exfiltrat|send|transmit|copy|copies|upload|record|collect)/i
/** A tool that guards against it speaks of it too. */
const guards =
  /\b(?:detect|detects|detection|prevent|prevents|protect|protects|scan|scans|scanner|audit|audits|analy[sz]e|analy[sz]es|check|checks|monitor|monitors|report|reports|block|blocks|breach|breaches|breached|leaked|threat|threats|defen[cs]e|awareness|mitigat\w{1,4})\b/i

/** WHY more than "without asking": a tool may say that it needs no confirmation. */
const hidesFromUser =
  /\b(?:do not|don't|never|must not|should not|no need to|without|avoid|refrain from)\b.{0,24}\b(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|reveal|revealing|alert|alerting|disclose|disclosing)\b.{0,40}\b(?:user|users|anyone|anybody|them|him|her|owner|human|person|people|this|that|it)\b|\b(?:silently|secretly|covertly|in secret)\b.{0,80}\b(?:send|read|call|copy|forward|upload|pass|include|collect|store|record)\b|不要.{0,6}(?:告诉|告知|提及)/iu

const filePath =
  /(?:~|\$HOME|%USERPROFILE%|\/(?:etc|home|root|Users|var)\b)[/\\]?[\w./\\-]*|(?<![\w.])\.(?:ssh|env|aws|kube|npmrc|netrc|git-credentials|cursor|gnupg)\b|\bid_rsa\b|\bmcp\.json\b|\/etc\/passwd/i
const handOver: ReadonlySet<string> = new Set(['send', 'read', 'change'])

/** Files of the user, and credentials that no parameter takes. */
function asksForUnneeded(
  passage: string,
  orders: readonly OrderClause[],
  { parameters, takesPath }: Facts,
): boolean {
  if (!orders.some(({ kind, form }) => handOver.has(kind) && form !== 'advice')) return false
  if (
    !takesPath &&
    filePath.test(passage) &&
    /\b(?:read|content|contents|open|load|cat|pass|include|send)\b/i.test(passage)
  )
    return true
  const takesSecret = [
    'password',
    'token',
    'key',
    'secret',
    'credential',
    'credentials',
    'auth',
    'pin',
    'otp',
    'api',
    'apikey',
    'passport',
    'ssn',
    'phone',
    'card',
    'account',
    'user',
    'code',
  ].some((word) => parameters.has(word))
  return (
    !takesSecret &&
    namesSecret(passage) &&
    /\b(?:as|into|in) (?:the )?[`'"]\w{2,40}[`'"]|\b(?:pass|include|provide|send|append|add)\b.{0,80}\b(?:content|contents|value|values|history|prompt)\b/i.test(
      passage,
    )
  )
}

/** An order to send something to an address that the definition itself brings. */
function redirects(orders: readonly OrderClause[], targets: readonly Target[]): boolean {
  const sends = orders.some(({ kind, form }) => kind === 'send' && form !== 'advice')
  return sends && targets.some(({ kind }) => kind === 'address')
}

/** Words that put one call before or in the place of another. */
const sequence =
  /\b(?:before|first|after|afterwards|must|always|then|instead|prior|required|whenever)\b/i

function namesForeign(passage: string, { own, others }: DefinitionSetting): boolean {
  if (others.size === 0) return false
  for (const { 0: name } of passage.matchAll(/[A-Za-z][\w.:/-]{4,80}\w/g)) {
    const lower = name.toLowerCase()
    if (others.has(lower) && !own.has(lower)) return true
  }
  return false
}

const before =
  /\b(?:before|after|prior to|whenever|when|while) (?:(?:you|using|execut\w{1,3}|call\w{0,3}|run\w{0,4}|use|invok\w{1,3}|the|any|an?|is) ){1,4}[`'"]?([\w-]{2,64})[`'"]?( (?:tool|function|operation))?/gi
const alters =
  /\b(?:replace|modify|override|overwrite|change|alter|redirect|correct|rewrite|intercept|proxy)\b/i

/**
 * `before using X, run this and replace its values`: says when it is to be called beside another tool,
 * and that it changes what that one gets or gives.
 */
function interferes(
  passage: string,
  orders: readonly OrderClause[],
  { name }: Facts,
  { own, others }: DefinitionSetting,
): boolean {
  if (!alters.test(passage)) return false
  if (orders.length === 0 && !/\bwill\b/i.test(passage)) return false
  for (const { 1: other = '', 2: noun } of passage.matchAll(before)) {
    const lower = other.toLowerCase()
    const isTool = noun !== undefined || (isName(lower) && own.has(lower)) || others.has(lower)
    if (lower !== name && !/^(?:this|the|that|other|another)$/.test(lower) && isTool) return true
  }
  return false
}

/** Short names are words of the language as well. */
function isName(name: string): boolean {
  return /[_.-]/.test(name)
}

/** The tool speaks of itself as better than, or to be used before, all others whatever the task. */
const self =
  '(?:this (?:tool|function|method|server|action)?|it|use this tool|this method|consult this tool|call this tool)'
// WHY `(?=)`: see `duty` in `other-calls.ts`.
const precedence = new RegExp(
  `\\b(?:this|it) is (?:by far )?the (?:best|most \\w{3,20}|only|number one|top) (?:\\w{1,20} ){0,2}(?:tool|function|server|choice|option)\\b(?: in the world| of all| ever| available)?` +
    `|\\b${self}\\b.{0,60}\\b(?:rather than|instead of|over|before|prior to|in preference to) (?:any |all |the )?(?=)(?:others?|other (?=)(?:tools?|functions?|servers?|methods?)|anything else|any(?: other)? (?:tools?|functions?))\\b` +
    `|\\b(?:do not|don't|never) (?:use|call|invoke) (?:any |the )?(?:other|others|another) (?:\\w{1,20} )?(?:tools?|functions?|servers?)\\b` +
    `|\\b(?:always|only|just|must) (?:\\w{1,12} ){0,2}(?:use|call|consult|invoke|run|execute) this (?:tool|function|method)\\b.{0,60}\\b(?:first|no matter|before (?:any|all|every|asking)|regardless|for (?:any|every|all)|whatever|immediately|each time)\\b` +
    `|\\b(?:use|call|consult|invoke|run|called|used|executed) (?:this (?:tool|function|method) )?(?:any ?time|every ?time|whenever) (?:the )?(?=)(?:user|users) (?=)(?:asks?|says?|informs?|mentions?|sends?|wants?) (?:any ?thing|something|everything|about any ?thing)\\b` +
    `|\\buse this (?:tool|function)\\b.{0,40}\\bno matter\\b|\\bno matter\\b.{0,60}\\buse this (?:tool|function)\\b`,
  'i',
)

function claimsPrecedence(passage: string): boolean {
  return precedence.test(passage)
}

/** `name of the llm model that calls this tool`: what the caller knows of itself, nobody's task needs. */
const caller =
  /\b(?:name|id|version|identity|type|provider|vendor) of (?:the |your )?(?:current |calling )?(?:llm|ai|assistant|agent|language|model|host|client)\b(?: (?:llm|model|assistant|agent|application|client))*(?: (?:that|which|who|calling|using|invoking|you)|[.,;]|$)|\b(?:llm|ai|language) model (?:that|which) (?:calls|uses|invokes|is (?:calling|using))\b|\b(?:your|the (?:assistant|agent|model)'s|full|entire|complete|whole|previous|current|all) (?:system prompt|instructions|(?:conversation|chat|message) (?:history|log|context)|conversation|previous messages|(?:list of )?(?:available |other )?tools)\b|\b(?:content|contents) of (?:your|the user's) (?:context|memory|files|environment|conversation)\b/i

function asksAboutCaller(passage: string): boolean {
  return caller.test(passage)
}
