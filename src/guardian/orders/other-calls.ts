/**
 * Beside which calls a sentence of a definition wants its tool to be called: all others, those that a
 * topic or its own server bounds, or one that is named.
 *
 * A claim over all needs four things in one sentence: calls that nothing bounds, the tool itself, a
 * place in their order, and a duty or what happens otherwise.
 */
import { wordsOfIdentifier } from '../verbs.ts'
import { isTelling } from './on-offer.ts'

/** What is known of the server whose definition is read. */
export interface OwnTools {
  /** Name of the tool, lower case. */
  readonly name: string
  /** Words of the names of its parameters, lower case. */
  readonly parameters: ReadonlySet<string>
  /** Names of all tools of its server, lower case; empty where they are not known. */
  readonly own: ReadonlySet<string>
  /** Names of tools of other servers, lower case. */
  readonly others: ReadonlySet<string>
  /** Whether it takes paths, so that its text may name some. */
  readonly takesPath: boolean
  /** Whether its name says that it keeps conversations, and a parameter is for them. */
  readonly keeps: boolean
}

/** `all`: of any server. `foreign`: one that another server offers. `unknown`: a name nobody offers. */
export type Beside = 'all' | 'foreign' | 'unknown'

/** Beside what the tool is to be called; undefined where the sentence claims no such place. */
export function besideIn(sentence: string, tools: OwnTools): Beside | undefined {
  if (claimsAll(sentence, tools) || isAlwaysFirst(sentence, tools)) return 'all'
  return dependenceIn(sentence, tools)
}

const toolNouns =
  'tools?|functions?|calls?|actions?|operations?|commands?|methods?|capabilit(?:y|ies)|plugins?|skills?|steps?|invocations?|servers?|apis?|endpoints?|integrations?|services?|vendors?|providers?|extensions?|apps?|outputs?|results?|inputs?|ones?'
const occasionNouns =
  'responses?|repl(?:y|ies)|answers?|messages?|turns?|tasks?|conversations?|sessions?|chats?|prompts?|questions?|interactions?|requests?|quer(?:y|ies)|work'
/** `Any other tool`, `each further call`; the words between quantifier and noun are looked at. */
const scope = new RegExp(
  String.raw`\b(?:any|every(?: single)?|each|all|no|per|another|(?:the )?other|whichever|whatever|(?:the )?(?:remaining|subsequent|later|foreign)|(?:the )?rest of)\b((?: [\p{L}\p{N}'’_-]{1,24}){0,4}?) (?:(${toolNouns})|(${occasionNouns}))\b|\b(?:any|every|no)thing(?: else)?\b|\ball(?: of)? (?:the )?(?:others|else|remaining ones)\b|\b(?:the|any|all|every) (?:others?|rest)\b(?! \p{L})|\bothers\b|\b(?:any|every|each|none)(?: one)? (?:of (?:the|them|those)(?: others?)?|other one)\b|\b(?:a|another) (?:tool|function)(?: call)?\b`,
  'giu',
)
/** Words between quantifier and noun that bound nothing. */
const unbounding: ReadonlySet<string> = new Set(
  'other another others available existing mcp ai agent assistant tool tools function functions call calls external further single additional subsequent following next new possible remaining registered connected installed one two of the your user users similar individual given later server servers system llm model and or kind sort type different more else a an last foreign third-party configured loaded known whatsoever in actual real host client action message output input result other’s preceding previous prior any every each all different'.split(
    ' ',
  ),
)

const place =
  /\b(?:before|beforehand|prior|ahead|in front|preced\w{1,4}|after|afterwards|follow\w{0,3}|subsequent\w{0,2}|upon|alongside|along with|together with|in (?:combination|conjunction|tandem|parallel) (?:with|to)|accompan\w{1,5}|next to|between|whenever|wherever|once|until|unless|without|otherwise|each time|every ?time|any ?time|as soon as|first|last|up front|opening|begin\w{0,4}|start\w{0,3}|end|instead|rather than|in place of|through|via|wraps?|(?:passed|handed|given|sent|fed|shown|submitted|reported|copied) (?:in)?to|depends?|relies|rely|requires?|prerequisite|precondition|when|as well|also|too|precedence|with (?:every|each|all|any)|on (?:every|each|all|any)|for (?:every|each|all|any)|at (?:every|each)|in (?:every|each)|per)\b/i
/** WHY: for each request, with all answers: only of deeds that surround a call is it a place. */
const strongPlace =
  /\b(?:before|beforehand|prior to|ahead of|in front of|preced\w{1,4}|after|following|whenever|until|unless|without|otherwise|once|first|opening|as soon as|yet|in parallel|each time|every ?time|depends? on|up front|between)\b/i
const deed =
  'call(?:ed|ing)?|us(?:e|ed|ing)|run(?:ning)?|invok(?:e|ed|ing)|execut(?:e|ed|ing)|trigger(?:ed)?|consult(?:ed)?|quer(?:y|ied)|check(?:ed)?|fired?|ping(?:ed)?|includ(?:e|ed)|visit(?:ed)?|start(?:ed)?|appl(?:y|ied)|notif(?:y|ied)|ask(?:ed)?|informed|told|fed|performed?|made?|make|complet(?:e|ed)|done|finished|prefixed|precede\\w?|go|come|happen|pass(?:ed)?|hand(?:ed)?|giv(?:e|en)|sent|send|submit(?:ted)?|rout(?:e|ed)|follow(?:ed)?|see|seen|be|receive|get|log(?:ged)?|report(?:ed)?|record(?:ed)?|forward(?:ed)?'
// WHY `(?=)`, which is always so: V8 copies what stands behind a choice into each of its branches, but
// never over a lookahead. This one compiles to 85 KB instead of 250.
const duty = new RegExp(
  String.raw`\b(?:must|should|shall|ought to|ha(?:s|ve)(?: got)? to|needs? to|required to|obliged to|expected to|supposed to|is to|are to|will need to|may only|can only)(?: \w{1,12}){0,2}? (?=)(?:${deed})\b` +
    String.raw`|(?:^|[,:;—–)*!-] ?|\b(?:always|first|please|then|and|only|also|but|so|by) )(?=)(?:call|use|run|invoke|execute|trigger|consult|query|ping|start (?:with|by)|begin (?:with|by)|go through|route|pass|apply|make|perform|prefix|wrap|send|feed|notify|precede|submit|tell|hand|give|forward|report|supply|let|add|include|repeat|announce|consult|never \\w{2,8}|do not \\w{2,8}|don(?:'|’)t \\w{2,8})\b` +
    String.raw`|\b(?:required|mandatory|necessary|compulsory|obligatory|needed|due|indispensable|essential|imperative)\b` +
    String.raw`|\b(?:comes?|goes|runs?|belongs|stands?|sits?|executes?|fires?|takes precedence|has priority|precedes?|follows?|accompan(?:y|ies)|expects to|wants to) (?:\w{1,12} ){0,2}(?:before|after|first|ahead|in front|alongside|with|every|all|each|any)\b`,
  'i',
)
/** What happens to the others otherwise: `no tool works unless`, `other calls fail until`. */
const otherwise =
  /\b(?:requires?|depends? on|relies on|rely on|must|has to|have to|wait|waits|cannot|can(?:'|’)t|can not|may not|(?:do|does|will|are|is) not|don(?:'|’)t|won(?:'|’)t|never|no|nothing|none|fails?|failing|invalid|rejected|refused|blocked|ignored|discarded|thrown away|void|errors?|unavailable|stop(?:s)? working|only (?:valid|works?|allowed|permitted|trusted|counts?|after|once|if|when)|(?:valid|works?|allowed|permitted|trusted|accepted) only|unreliable|incomplete|useless|wrong)\b/i

/** Whether a sentence wants the tool called beside calls that nothing bounds. */
function claimsAll(sentence: string, tools: OwnTools): boolean {
  let itself: boolean | undefined
  for (const { 0: words, 1: between = '', 2: tool, 3: occasion, index } of sentence.matchAll(
    scope,
  )) {
    const before = sentence.slice(0, index)
    const after = sentence.slice(index + words.length)
    if (isBounded(words, between, occasion, after, tools)) continue
    itself ??= speaksOfItself(sentence, tools)
    if (!itself) return false
    const rest = `${before.trim()} ${after}`
    if (!isTimed(before, after)) continue
    if (occasion !== undefined) {
      if (isOccasion(before, words, rest)) return true
      continue
    }
    const isPlaced = strongPlace.test(rest)
    if (
      unharmed.test(before) ||
      (!isPlaced && /^(?:the )?(?:an)?other/i.test(words) && defers.test(before))
    )
      continue
    const isOrdered = duty.test(sentence.trim()) || otherwise.test(`${words} ${rest}`)
    // `Any action` and `everything` are calls only where a place among them is told as well.
    const isCertain = tool !== undefined && isOfTools.test(words)
    if (isCertain ? isPlaced || (isOrdered && place.test(rest)) : isPlaced && isOrdered) return true
  }
  return false
}

/** Calls of tools, and no steps or results of another kind. */
const isOfTools =
  /\b(?:tools?|functions?|plugins?|servers?|vendors?|other|another|invocations?|calls)\b/i
/** `Without blocking other calls`: what it does not do to them. */
const unharmed = /\bwithout \w{2,16}ing (?:the |any )?$/i
/** `Use other tools for that`, `cannot be found with other tools`: gives way to them. */
const defers =
  /\b(?:use|try|prefer|consider|see|with|from|by|like|as|than|and|or|unlike|for)(?: (?:one of|using|calling|the|any|in))* $/i

/** `On every turn`, `before each reply`; `each message of the list` and `for every request` are things of its own. */
function isOccasion(before: string, words: string, rest: string): boolean {
  if (!duty.test(rest.trim())) return false
  if (
    /\b(?:before|after|at|on|in|prior to|ahead of|upon|during|following|whenever)(?: \p{L}{1,12}){0,4} $/iu.test(
      before,
    )
  )
    return /^(?:every|each|any|all|another)/i.test(words)
  return (
    /^(?:per|whichever|whatever)/i.test(words) ||
    /^(?:every|each|all)\b.{0,24}\b(?:messages?|repl|answers?|responses?)/i.test(words)
  )
}

/** `When the other tools are not enough` is no time of a call; `when another tool is used` is one. */
function isTimed(before: string, after: string): boolean {
  const found = /\b(?:when|while|if|where) ((?:[\p{L}'’]{1,16} ){0,10})$/iu.exec(before.slice(-160))
  if (found === null) return true
  if (/\b(?:us|call|run|invok|execut|mak|made|trigger|perform)/i.test(found[1] ?? '')) return true
  return /^(?: [\p{L}'’]{1,16}){0,3} (?:called|used|run|runs|ran|invoked|executed|return\w{0,3}|finish\w{0,3}|complet\w{1,3}|answer\w{0,3}|respond\w{0,3}|chosen|made|triggered|fires?)\b/iu.test(
    after,
  )
}

/** The start of a sentence without marks and words of emphasis. */
const openings =
  /^[\s\p{P}\p{S}]*(?:(?:important|note|notice|warning|attention|always|please|critical|usage|hint|remember|rule|reminder|instructions?)\b[\s\p{P}\p{S}]*){0,4}/iu
/** `Must be called`, `call`, `needs to be the first`: the tool itself is left out. */
const bare =
  /^(?:(?:must|should|shall|has to|have to|needs? to|is to|to be|only|never|always|first|please|also|then|make sure|be sure|do) ?){0,4}(?:be |it is |to ){0,2}(?=)(?:called|used|run|invoked|executed|triggered|consulted|call|use|invoke|execute|required|mandatory|needed|runs?|comes?|precedes?|takes?|go(?:es)?|start|begin|the)\b/i
const itselfWords =
  /\bthis(?: (?:tool|function|method|action|call|one|server|operation|command|step|check|endpoint|service|plugin)\b|(?= (?:must|should|has|is|needs?|before|prior|ahead|in|yet|after|first|last|on|with|for|at|in|when|whenever|each|every|was|runs?|comes?|goes|precedes?|will|to|your|alongside|as|upon|once|and|up)\b|[,.;:!)]|\s*$))|\b(?:it|me|here)\b/i

function speaksOfItself(sentence: string, tools: OwnTools): boolean {
  return namesItself(sentence, tools) || bare.test(sentence.replace(openings, ''))
}

function namesItself(text: string, { name }: OwnTools): boolean {
  return itselfWords.test(text) || (name.length > 2 && calledByName(text.toLowerCase(), name))
}

/** Whether a tool is named: a name of one word is as often a word of the language. */
function calledByName(lower: string, name: string): boolean {
  for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + name.length)) {
    const before = lower.slice(Math.max(0, at - 12), at)
    const after = lower.slice(at + name.length, at + name.length + 12)
    if (/[\w-]$/.test(before) || /^[\w-]/.test(after)) continue
    if (isTelling(name)) return true
    if (/[`'"(]$|\b(?:call|calling|called|use|using|run|running|invoke|of|to|tool) $/.test(before))
      return true
    if (/^(?:[`'")]|\(\)| (?:tool|function|must|has to|have|should|was|is|needs|ran))/.test(after))
      return true
  }
  return false
}

/** `Of this server`, `in this toolset`: behind the noun. */
const ofOwn =
  /^(?: (?:calls?|usage|use|tools?|is|are|that|which|available|offered|provided|exposed|defined|found|listed))*,? \(?(?:of|in|from|within|on|by|under|here|through|via|inside|to)\b(?: (?:this|the same|our|its|the|these|my|same)\b| ?$|[).,])/i
const foreignBehind =
  /^(?: \w{1,16}){0,3} (?:other|others|another|different|any|all|every|foreign|third|external|connected|installed|user|your|you|session|conversation|host|client|agent|assistant|chat|task|context|environment|workspace)\b/i
const boundBehind =
  /^ (?:of|in|on|from|within|by|against|involving|about|related to|relating to|concerning|regarding|using|under|via|below|above|that|which|returned|listed|found|to (?!be\b|the (?:user|model)|you|this\b|it\b)) ?(?=\w)/i

/** `Is passed to this tool`, `to this one`: the tool itself is no bound. */
const toItself =
  /^ (?:to|through|via|by) (?:it\b|this(?: (?:tool|function|one|call|method)\b|$|[.,;:!]))/i

/** Whether the calls are those of its own server, or of a topic that is its own. */
function isBounded(
  words: string,
  between: string,
  occasion: string | undefined,
  after: string,
  tools: OwnTools,
): boolean {
  if (
    /^(?:the )?(?:rest|others?)\b/i.test(words) &&
    /^ (?:of|in) (?:the|this|its|these)\b/i.test(after)
  )
    return true
  if (!foreignBehind.test(after)) {
    if (ofOwn.test(after) && !toItself.test(after)) return true
    if (boundBehind.test(after) && !namesItself(after.slice(0, 64), tools)) return true
  }
  if (namesOwn(after.slice(0, 80), tools)) return true
  if (/\b(?:these|those|this|our|my|its|following)\b/i.test(between)) return true
  const content = between
    .trim()
    .toLowerCase()
    .split(/ +/)
    .filter((word) => word !== '' && !unbounding.has(word))
  if (occasion === undefined) return content.length > 0 && isOwnTopic(content, tools)
  return content.length > 0 || isOwnThing(occasion.toLowerCase(), tools)
}

function namesOwn(text: string, { name, own }: OwnTools): boolean {
  for (const { 0: word } of text.matchAll(/[A-Za-z][\w.-]{2,80}/g)) {
    const lower = word.toLowerCase()
    if (lower !== name && isTelling(word) && own.has(lower)) return true
  }
  return false
}

/** Letters that two words share at their start to be of one topic: `docs` and `documentation`. */
const minShared = 3

/** Whether words bound the calls to what the server is about; where its tools are not known, any do. */
function isOwnTopic(content: readonly string[], { own }: OwnTools): boolean {
  if (own.size !== 1) return true
  for (const part of wordsOf(own))
    if (content.some((word) => part.length >= minShared && isAlike(word, part))) return true
  return false
}

/** Whether an occasion is what its tools work on: `each message` of a mailbox, `any query` of a database. */
function isOwnThing(occasion: string, { own }: OwnTools): boolean {
  const words = wordsOf(own)
  return words.has(occasion) || words.has(`${occasion}s`) || words.has(occasion.replace(/s$/, ''))
}

const wordsOfTools = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()

/** The words of the names of a server's tools; worked out once a list. */
function wordsOf(own: ReadonlySet<string>): ReadonlySet<string> {
  let found = wordsOfTools.get(own)
  if (found === undefined) {
    found = new Set([...own].flatMap((name) => wordsOfIdentifier(name)))
    wordsOfTools.set(own, found)
  }
  return found
}

function isAlike(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length, 4)
  return length >= minShared && one.slice(0, length) === other.slice(0, length)
}

const alwaysFirst = new RegExp(
  String.raw`(?:\b(?:always|must|should|has to|have to|needs? to|shall|invariably|without exception)\b(?=)(?: (?:be|to|please|and|only|you|we|${deed}|this|it|the|tool|function|me|one|here|with|start\w{0,3}|begin\w{0,4}|by|very)){1,8} (?:first(?: (?:thing|call|step|tool|action|move|function)(?: (?:you|to|that|of|in)(?: \w{1,12}){0,3})?)?|before all else|last|up front|at the very (?:start|beginning|end))|\b(?:always|must|you should) (?:start|begin)(?: (?:with|by|from|out|calling|using))+ (?:this|it|here)(?: tool| function)?)(?: of all)?(?:, always)?\s*(?:$|[.!;,)])|\b(?:is|be) the (?:very )?(?:first|last|opening|initial) (?:and (?:the )?(?:very )?(?:first|last) )?(?:tool|one|call|step|thing|action|function)\b`,
  'i',
)
/** `Call first, whatever the task is`. */
const whatever =
  /\b(?:first|last|always|every time|each time)\b[^.!?]{0,60}\b(?:whatever|whichever|no matter (?:what|which)|regardless of (?:the|what|which)|irrespective of (?:the|what|which))(?: the)? (?:task|user|question|request|query|tool|goal|you|call|is asked|they|he|she)|\b(?:whatever|no matter what|whichever task|regardless of what) (?:you|the user|they)\b[^.!?]{0,40},? ?(?:always |please |first )?(?:always |please )?(?:start|begin|call|run|use|go|come) (?:with |by calling )?(?:this|it|here|first)\b/i

/** `Always call this first`: with no purpose and no occasion that would bound it. */
function isAlwaysFirst(sentence: string, tools: OwnTools): boolean {
  const isWhatever = whatever.test(sentence)
  if (!isWhatever && !alwaysFirst.test(sentence)) return false
  if (!speaksOfItself(sentence, tools) || namesOwn(sentence, tools)) return false
  if (isWhatever) return duty.test(sentence.trim())
  return !/\b(?:when|if|to (?:get|find|check|see|obtain|look|resolve|list|learn|know|understand|discover|verify|ensure|retrieve|fetch|identify)|for|in order|so that|since|because|unless|whenever)\b/i.test(
    sentence,
  )
}

const identifier = /[`'"]?([A-Za-z][\w.:/-]{4,80}\w)[`'"]?/g
const outcome =
  /\b(?:valid|invalid|works?|working|correct|incorrect|wrong|accepted|rejected|refused|complete|incomplete|trusted|reliable|unreliable|fails?|succeeds?|ignored|discarded|effective|final|counts?|delivered|errors?|broken|blocked|empty|meaningless|useless|void|usable|honou?red|processed|available|thrown away|believed|verified)\b/i
const called =
  /\b(?:call(?:ed|ing|s)?|us(?:ed|ing)|run|ran|running|invok(?:ed|ing)|execut(?:ed|ing)|pass(?:ed|ing)|given|giving|receiv(?:ed|es|ing)|gets?|got|was|has|have|is|are|with|sent|handed)\b/i
const ifOnly =
  /\b(?:only|unless|until|without|if|when|once|after|provided|as long as|requires?|depends?|needs?|before)\b/i

/** What another tool gives made to depend on a call: by the name of a tool that is not its own. */
function dependenceIn(sentence: string, tools: OwnTools): Beside | undefined {
  if (!ifOnly.test(sentence) || !outcome.test(sentence)) return undefined
  let found: Beside | undefined
  for (const { 1: name = '' } of sentence.matchAll(identifier)) {
    const lower = name.toLowerCase()
    if (lower === tools.name || tools.own.has(lower) || tools.parameters.has(lower)) continue
    if (tools.others.has(lower)) return 'foreign'
    if (/^[a-z]+(?:_[a-z]+)+$/.test(name) && tools.own.size > 0 && called.test(sentence))
      found = 'unknown'
  }
  return found
}
