/**
 * Whether all that a user asks for is to be told something: every sentence is a question, a request
 * to look, or says how things are. One sentence of another kind, or one that cannot be read, and it
 * is not known. Pure, in linear time.
 */
import type { Asked } from './asked.ts'
import { actionsIn } from './asked-actions.ts'
import { sentencesOf, wishIn } from './told-only.ts'

/** UTF-16 code units of words that are looked at: longer ones tell of work. */
const maxText = 2_048
const maxSentence = 600
const maxClauses = 12

const known = new WeakMap<Asked, boolean>()

/** Whether the user's words are known, and ask only to be told something; worked out once a turn. */
export function isOnlyTold(asked: Asked): boolean {
  let isTold = known.get(asked)
  if (isTold === undefined) {
    isTold =
      asked.isKnown && asked.delegated.size === 0 && asksOnlyToBeTold(asked.text, asked.names)
    known.set(asked, isTold)
  }
  return isTold
}

/**
 * Whether lower-case words of a user, all their turns, ask only to be told something.
 *
 * @param names letters only, lower case
 */
export function asksOnlyToBeTold(text: string, names: readonly string[] = []): boolean {
  if (text.length > maxText) return false
  let asksAnything = false
  for (const sentence of sentencesOf(text)) {
    if (!/[\p{L}\p{N}]/u.test(sentence)) continue
    if (sentence.length > maxSentence) return false
    const kind = isPassedOn(sentence, names) ? 'other' : kindOf(sentence.trim())
    if (kind === 'other') return false
    asksAnything ||= kind === 'told'
  }
  return asksAnything
}

const telling =
  /(?:^|\s)(?:summari[sz]e|sum up|translate|explain|describe|list|compare|fasse|résume|resume)\s/
const passing =
  /\s(?:#[\p{L}\d]|@[\p{L}\d]|into\s|(?:for|to|with) (?:the (?:team|group|class|family|staff|others?)|her|him|them|every(?:one|body))(?![\p{L}])|(?:for|to|with) (?:my|our) )/u

/** `summarise it in #ops`, `for Ada`: what is told goes to somebody else. */
function isPassedOn(sentence: string, names: readonly string[]): boolean {
  if (!telling.test(sentence)) return false
  if (passing.test(sentence)) return true
  return names.some((name) =>
    new RegExp(String.raw`\s(?:for|to|with) ${name}(?![\p{L}])`, 'u').test(sentence),
  )
}

function kindOf(sentence: string): 'told' | 'fact' | 'other' {
  if (wanting.test(sentence)) return 'other'
  const wish = wishIn(sentence).trim()
  if (wish === '') return 'told'
  if (namesDeed(wish.replace(unwantedClause, ' '))) return 'other'
  if (asking.test(wish) && /[?？]\W{0,3}$/.test(sentence) && !requesting.test(sentence))
    return 'told'
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Hangul}/u.test(wish)) return 'other'
  return kindOfClauses(wish)
}

function kindOfClauses(wish: string): 'told' | 'fact' | 'other' {
  let kind: 'told' | 'fact' = 'fact'
  const clauses = wish.split(/[,;:]\s|\s(?:and|then|but|or|und|y|et)\s/, maxClauses)
  for (const [at, clause] of clauses.entries()) {
    const words = clause.trim().replace(preamble, '')
    if (words === '' || unwanted.test(words)) continue
    if (looking.test(words)) kind = 'told'
    else if (at === 0 ? !isFact(words) && !fragment.test(words) : !isRest(words)) return 'other'
  }
  return kind
}

function namesDeed(words: string): boolean {
  return [...actionsIn(words)].some((action) => action !== 'read' && action !== 'visit')
}

/** A wish behind a greeting: `what's up, I need a coffee`, `how are you, a pizza please`. */
const wanting =
  /\bplease\b.{0,3}$|(?<!\b(?:do|did|would|what|that|which|why|if|how much|how many) )\b(?:i|we)(?:['’]d| would)? (?:need|want|like|have to|must) (?!(?:you )?to (?:know|see|learn|understand|check|find|read|look)\b)/
/** How a question begins that wants to know something; `could`, `any way to` and what cannot be read want work. */
const asking =
  /^(?:(?:and|so|but|ok(?:ay)?|hi|hey|hello|thanks)[\s,]{1,3}){0,3}(?:(?:any|some) news\b|what|which|who|whose|whom|when|where|why|how (?:much|many|long|often|old|far|big|late|is|are|was|were|do|does|did|has|have)|is|are|was|were|am|do|does|did|has|have|had)\b(?! (?:if|about)\b)(?! it (?:ok|okay|fine|all ?right|possible)\b)|哪|什么|多少|谁/
const requesting =
  /\b(?:(?:can|could|would|will|may|might|should|shall) (?:you|we|i)|please|mind|possible|want|need|make sure|how about|what about|why not|why don['’]t)\b/
/** `please`, `can you`, `i would like to`: what follows is asked for. */
const preamble =
  /^(?:(?:please|and|then|but|kindly|just|also|only|now|hi|hey|hello|thanks|first|so|ok(?:ay)?|(?:can|could|would|will) you|i(?:['’]d| would) (?:like|love)(?: you)? to|i (?:want|need)(?: you)? to)[\s,]{1,3}){0,5}/
/** Verbs that only look, as what begins a clause. */
const looking =
  /^(?:tell (?:me|us)|show(?! up\b| off\b)|let (?:me|us) know|know|learn|understand|see (?!to\b)|find (?:me|us|out|the|a|an|all|any|my|whether|which|what)|check (?!in\b|out\b)|look (?:at|up|for|into|in)|read (?!it (?:back )?to )|list (?:the|all|my|every|any|our)|summari[sz]e|sum up|explain|compare|describe|count|translate|search|get (?:me|us) (?:the|a) (?:list|status|summary|overview|details|latest)|give (?:me|us) (?:the|a|an) (?:(?:short|quick|brief|full|current|latest) )?(?:list|status|summary|overview|details|gist|outline|numbers?|names?)|fasse|zeige?|erkläre?|erzähl|resume|explica|muéstrame|dime|résume|montre|dis-moi|riassumi|mostrami|dimmi)(?![\p{L}])/u
/** What is expressly not wanted: `change nothing`, `don't reply`; `don't forget` wants. */
const unwanted =
  /^(?:(?:do not|don['’]t|never|without) (?!forget|fail|hesitate|wait|miss|skip|stop)|[\p{L}]{2,12} nothing\b)/u
const unwantedClause =
  /(?:(?<![\p{L}'’])(?:do not|don['’]t|never) (?!forget|fail|hesitate|wait|miss|skip|stop)|(?<![\p{L}])(?=[\p{L}]{2,12} nothing\b))[^,;.!?]{0,120}/gu
const being =
  /^(?:my|our|the|this|that|it|i am|i['’]m|i live|i have|we are|we live)\b.{0,200}?(?:\b(?:is|are|was|were|am|live|have|has)\b|['’](?:s|m)\b)/
const wishing =
  /\b(?:want|need|should|must|have to|has to|can['’]?t|cannot|won['’]t|like|wish|hope|please|don['’]t|no longer|not|too|broken|stuck|due|late|wrong|missing|down|sick|tired|ready)\b/
/** `2 nights from friday`, `in lyon`: what goes on with the sentence before. */
const fragment = /^(?:\d{1,4}|for|from|in|at|on|between|until|since) [\p{L}\d][^,;:]{0,60}$/u
/** What says how things are, and leaves nobody anything to do. */
function isFact(words: string): boolean {
  return being.test(words) && !wishing.test(words)
}

const leading =
  /^(?:the|a|an|my|our|your|his|her|their|its|this|that|these|those|of|in|on|at|for|from|to|with|about|by|as|per|between|since|until|which|what|who|whom|when|where|how|why|whether|if|nights?|days?|people|adults?|\d)\b/
/** What goes on with the clause before: a thing, a place, a time. */
function isRest(words: string): boolean {
  return leading.test(words) || isFact(words) || words.split(/\s+/, 4).length <= 2
}
