/**
 * What of a user's words only asks to be told something: a question, `tell me how to`, `find out
 * whether`. Being told delegates no deed, whatever verbs the question holds. Pure, in linear time.
 */
import { actionOf } from '../orders/action-words.ts'

/** UTF-16 code units of one sentence that are looked at. */
const maxSentence = 1_000

/** Greetings and the like, before the sentence begins. */
const opening =
  /^(?:[\s"'“¿¡*>-]{0,8}(?:hi|hello|hey|ok|okay|thanks|thank you|so|and|also|but|well|now|oh|then)\b[\s,.!-]{1,4}){0,3}[\s"'“¿¡*>-]{0,8}/

const pronouns =
  '(?:you|i|we|it|the|he|she|they|there|that|this|these|those|my|your|his|her|our|their)'
/** `what did he`, `which bills are`, but not `when you have read it` and `what the mail says`. */
const asking = new RegExp(
  String.raw`^(?:what|which|who|whom|whose|when|where|why|how)(?:['’]s|\s(?!(?:about|don['’]t|not)\b)(?!${pronouns}\b)(?:\S{1,24}\s){0,3}?(?:do|does|did|is|are|was|were|am|has|have|had|can|could|should|would|will|may|must)\b)`,
)
const wondering = new RegExp(
  String.raw`^(?:what|which|who|whom|whose|when|where|why|how)\s(?!(?:about|don['’]t|not)\b)(?!${pronouns}\b)`,
)
/** `did anyone`, `is there`; `can you` and `would you` ask for more than an answer. */
const whether =
  /^(?:do|does|did|is|are|was|were|am|has|have|had|should|might|must|isn['’]t|aren['’]t|didn['’]t|doesn['’]t|hasn['’]t|haven['’]t)\s/
const requesting =
  /\b(?:please|mind|possible|able|want you|need you|like you|a chance|ways? (?:for you )?to)\b/
const foreign =
  /^(?:wie|was|wann|wo|wer|wen|wem|welche[rsnm]?|warum|wieso|qué|cómo|cuándo|cuál|cuánto|quién|dónde|que|comment|quand|quel(?:le)?s?|qui|pourquoi|où|combien|cosa|come|quando|chi|perché|quanto|как|что|когда|где|кто|почему|какой|какие|сколько)\s/
const unspaced = /如何|怎么|怎麼|怎样|어떻게|どうやって|どのように/

/** What stands behind words that ask for an answer, up to where the clause ends. */
const embedded =
  /\b(?:((?:(?:tell|show|inform|remind|teach|advise|brief)\s(?:me|us)|know|knows|find out|figure out|see|explain|understand|check|verify|wonder(?:ing)?|describe|learn|remember|confirm|look up)\s(?:exactly\s|just\s)?)(?:what|how|which|who|whom|when|where|why|whether|if)|how\s(?:to|do|can|could|should|would|one|i|we|you))\b/g
const clauseEnd = /[,;:.!?\n。！？]|\s(?:and|then|und|y|et|e)\s/g

/** `text`, lower case, without what only asks to be told something. */
export function withoutQuestions(text: string): string {
  return sentencesOf(text).map(wishIn).join('\n')
}

/** The sentences and lines of a text, a bounded number of them. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?。！？])\s|\n/, 256)
}

/** What a lower-case sentence asks for beyond an answer; empty where that is all it asks for. */
export function wishIn(sentence: string): string {
  const whole = sentence.slice(0, maxSentence).replace(opening, '')
  if (isQuestion(whole)) return behindQuestion(whole)
  if (!/\b(?:what|how|which|who|whom|when|where|why|whether|if)\b/.test(whole)) return whole
  let wish = ''
  let from = 0
  for (const { 0: found, 1: asker = '', index } of whole.matchAll(embedded)) {
    if (index < from) continue
    wish += whole.slice(from, index + asker.length)
    from = endOfClause(whole, index + found.length)
  }
  return from === 0 ? whole : wish + whole.slice(from)
}

function isQuestion(sentence: string): boolean {
  if (asking.test(sentence)) return true
  if (!/[?？]["'”)\s]{0,4}$/.test(sentence)) return false
  if (wondering.test(sentence) || foreign.test(sentence) || unspaced.test(sentence)) return true
  return whether.test(sentence) && !requesting.test(sentence)
}

/** `what did he write, and pay it`: the deed that stands behind a question. */
function behindQuestion(sentence: string): string {
  for (let from = 0; from < sentence.length; ) {
    const end = endOfClause(sentence, from)
    if (isDeed(sentence.slice(end, end + 64))) return sentence.slice(end)
    from = end + 1
  }
  return ''
}

/** Where the clause at `from` ends: at a mark, or before `and` with a deed behind it. */
function endOfClause(sentence: string, from: number): number {
  clauseEnd.lastIndex = from
  for (let mark = clauseEnd.exec(sentence); mark !== null; mark = clauseEnd.exec(sentence)) {
    const isMark = !/\p{L}/u.test(mark[0])
    // A full stop within a name ends nothing.
    if (isMark && /[^\s"')]/.test(sentence.charAt(mark.index + 1))) continue
    if (isMark || isDeed(sentence.slice(mark.index, mark.index + 64))) return mark.index
  }
  return sentence.length
}

const filler = /^[\s,;:.]{0,4}(?:(?:and|then|und|y|et|e|please|also|afterwards|so)[\s,]{1,3}){0,4}/

/** Whether a clause begins with a verb of doing, as a request does. */
function isDeed(clause: string): boolean {
  const rest = clause.replace(filler, '')
  if (rest === clause && !/^[\s,;:.]/.test(clause)) return false
  const [word = ''] = /^\p{L}{2,24}/u.exec(rest) ?? []
  const action = actionOf(word)
  return action?.form === 'base' || doing.has(word)
}

const doing: ReadonlySet<string> = new Set(
  'do act proceed handle process answer respond'.split(' '),
)
