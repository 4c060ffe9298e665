/**
 * What an answer to the user asserts: values and deeds in its sentences. A question, an offer, a
 * plan, a refusal and what is proposed for a yes assert nothing.
 */
import { wordsOfIdentifier } from '../verbs.ts'

export interface Assertion {
  readonly kind: 'deed' | 'look' | 'value' | 'name'
  readonly text: string
  /** UTF-16 code units of the answer. */
  readonly at: number
  /** Whether its sentence speaks of what is the user's, or of what was looked up. */
  readonly isPersonal: boolean
}

/** UTF-16 code units of an answer that are looked at, and assertions of one. */
const maxText = 4_096
const maxAssertions = 24

/** What `text` asserts, in its order. */
export function assertionsIn(text: string): readonly Assertion[] {
  const answer = text.slice(0, maxText).replaceAll('\u2019', "'").replace(code, blank)
  const isProposal = proposed.test(answer)
  const found: Assertion[] = []
  // The items of a list assert no more than the line that opens it.
  let isOpen = true
  for (const [sentence, at] of sentencesOf(answer)) {
    if (found.length >= maxAssertions) break
    if (!isOpen && item.test(sentence)) continue
    const isOffer = sentence.endsWith('?')
    const isReal = isOffer ? offered.test(sentence) : !unreal.test(sentence)
    isOpen = isReal && !asking.test(sentence) && !planned.test(sentence)
    if (!isReal || (!isOffer && asking.test(sentence))) continue
    const isPersonal = personal.test(sentence)
    const deed = isOffer ? undefined : deedIn(sentence)
    if (deed !== undefined) found.push({ ...deed, at: at + deed.at, isPersonal: true })
    if (isProposal || planned.test(sentence)) continue
    for (const one of valuesIn(sentence)) found.push({ ...one, at: at + one.at, isPersonal })
  }
  return found.slice(0, maxAssertions)
}

/** What is code, or a call written out: no words to the user. */
const code = /```[^`]{0,4096}(?:```|$)|<function[^\n]{0,512}/g
const item = /^\s*(?:[-*\u2022]|\d{1,2}[.)]|\()/

/** As many spaces, so that places stay what they are. */
function blank(match: string): string {
  return ' '.repeat(match.length)
}

/** Sentences and lines with their places. */
function sentencesOf(text: string): readonly (readonly [string, number])[] {
  const sentences: (readonly [string, number])[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const letter = text.charAt(at)
    const isEnd =
      at === text.length ||
      letter === '\n' ||
      ((letter === '.' || letter === '!' || letter === '?') &&
        !/\S/.test(text.charAt(at + 1)) &&
        !isAbbreviation(text, at))
    if (!isEnd) continue
    const sentence = text.slice(start, at + 1).trimEnd()
    if (sentence.trim() !== '') sentences.push([sentence, start])
    start = at + 1
  }
  return sentences
}

/** `Dr. Ito`, and the number of a list's item: no sentence ends there. */
function isAbbreviation(text: string, at: number): boolean {
  return (
    text.charAt(at) === '.' &&
    /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|St|No|vs)$|(?:^|\n)\s{0,4}\d{1,2}$/.test(
      text.slice(Math.max(0, at - 7), at),
    )
  )
}

/** What is put before the user for a yes. */
const proposed =
  /\b(?:please (?:confirm|verify|check|review)|(?:to|let me|can you|could you|just to) confirm|confirm(?:ing)? (?:that|the|these)|is (?:that|this|it|everything|all)(?: \w{1,12}){0,3} (?:right|correct|ok(?:ay)?|fine|good)|(?:correct|right|okay|ok|alright)\?)/i
/** A sentence about what might be. */
const unreal =
  /\b(?:if|whether|unless|once|(?:you|i|we|it|that) (?:would|could|might|may|should)|would you|could you|let me know|do you|please(?! (?:note|be advised))|as an ai|i (?:do not|don't) have|i(?: am|'m) not able|i can(?:not|'t)|i(?: am|'m) unable)\b/i
/** A sentence about what is still to come from the speaker, or what the user may do. */
const planned =
  /\b(?:i(?:'ll| will| can| need| am going|'m going)|we(?:'ll| will| can| need)|let me|let's|let us|you can|you may|you(?:'ll| will)? need|first|remember|for example|e\.g|such as|like)\b/i
/** A question without its mark. */
const asking =
  /^\s*(?:(?:yes|ok|okay|sure|great|alright),? )?(?:what|which|when|where|who|how|in which|can|could|may|do|does|is|are|would|will) (?!about\b)[^.!]*$/i
/** A concrete choice put as a question. */
const offered =
  /^\s*(?:(?:sure|okay|ok|great),? )?(?:how|what) (?:about|do you think (?:of|about))\b/i
/** Data of the user's own, and what somebody must have looked at. */
const personal =
  /\byou(?:'ve| have| are|'re)\b|\byour?\b|\b(?:i|we)(?:'ve| have)? (?:found|see|checked|located|looked)\b|\bthere(?:'s| is| are)\b|\bhere (?:is|are)\b/i

const done =
  'added arranged booked cancelled canceled changed charged closed completed confirmed converted created deleted disabled emailed enabled executed forwarded initiated invited logged modified moved ordered paid placed posted processed published purchased rebooked recorded registered removed renamed rescheduled reserved reset saved scheduled sent shared started stopped submitted subscribed transferred turned unlocked updated uploaded'
    .split(' ')
    .join('|')
/** The same in Korean, German, French and Spanish. */
const elsewhere =
  /(?:등록|예약|전송|삭제|추가|변경|설정|취소|저장|발송|완료)(?:을|를|이|가)? ?(?:했|하였|되었|됐|완료)|\b(?:wurden?|habe ich|ich habe)\b.{0,80}\b(?:gesendet|gebucht|gelöscht|überwiesen|bezahlt|bestellt|storniert|reserviert|angelegt|erstellt)\b|\b(?:a été|ont été|j'ai) (?:envoyée?|réservée?|supprimée?|payée?|annulée?|créée?)|\b(?:ha sido|he) (?:enviad[oa]|reservad[oa]|eliminad[oa]|pagad[oa]|cancelad[oa]|cread[oa])\b/iu
/** "has been sent", "your ride is booked". */
const deeds: readonly RegExp[] = [
  new RegExp(
    `\\b(?:i|we)(?:'ve| have)? (?:(?:just|already|now|successfully) ){0,2}(?:${done}|made|set)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:has|have|'s|'ve) (?:(?:now|already|just|all|successfully) )?been (?:(?:now|successfully) )?(?:${done}|made|set|generated|played)\\b`,
    'i',
  ),
  new RegExp(
    `\\byour\\b.{1,80}\\b(?:was|were|is|are) (?:(?:now|already|all|successfully) )?(?:${done}|made|set|complete|successful)\\b`,
    'i',
  ),
  new RegExp(
    `^\\s*(?:\\w{1,16} ){1,3}(?:${done})(?: (?:playing|now|for you|successfully).{0,60})?[.!]*$`,
    'i',
  ),
  new RegExp(`\\b(?:is|are) now (?:${done}|open)\\b`, 'i'),
  elsewhere,
  /\b(?:was|were|is|been)? ?(?:\w{1,16} )successful(?:ly)?\b|\bsuccessfully \w{1,16}ed\b/i,
]
const undone = /\b(?:not|never|yet|will be|to be|can be|couldn't|wasn't|hasn't|haven't|isn't)\b/i
/** What nobody can say who has not looked: also that nothing was there. */
const looked =
  /\b(?:i|we)(?:'ve| have)? (?:just )?(?:found|searched|looked (?:it )?up|checked|retrieved)\b|\baccording to (?:my|the) (?:search|results?|records?|tool)|\bthe (?:tool|function|api)(?:'s)? (?:returned|response|says)|\b(?:i|we) (?:could(?:n't| not)|was(?:n't| not) able to|were(?:n't| not) able to) (?:find|book|make|purchase|reserve|buy|get|complete|schedule|locate)\b|\bi fail(?:ed)? to (?:find|book|make|purchase|reserve|buy|get|complete|schedule)\b|\bcould not be (?:found|booked|made|completed|sent)\b|\bthere (?:are|is|were|was)(?:n't| not| no)\b.{0,40}\b(?:available|any|found|results?)\b/i

function deedIn(sentence: string): Pick<Assertion, 'kind' | 'text' | 'at'> | undefined {
  const look = looked.exec(sentence)
  if (look !== null) return { kind: 'look', text: look[0], at: look.index }
  if (undone.test(sentence)) return undefined
  for (const form of deeds) {
    const match = form.exec(sentence)
    if (match !== null) return { kind: 'deed', text: match[0], at: match.index }
  }
  return undefined
}

/** Dates and times, money, numbers, addresses and codes; names after them. */
const value =
  /\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|\d{1,2}:\d{2}|(?:[$€£¥₩] ?)?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?|(?:[$€£¥₩] ?)?\d{1,16}(?:\.\d{1,8})?%?|(?<![\p{L}\p{N}])(?:the )?(\p{Lu}[\p{L}'’-]{1,30}(?: (?:of|the|and|de|la|&|\p{Lu}[\p{L}'’-]{1,30})){0,5})/gu

function valuesIn(sentence: string): readonly Pick<Assertion, 'kind' | 'text' | 'at'>[] {
  const found: Pick<Assertion, 'kind' | 'text' | 'at'>[] = []
  const start = /^\s*(?:[-*•#>]\s*)*(?:\d{1,2}[.)]\s)?/.exec(sentence)?.[0].length ?? 0
  for (const match of sentence.matchAll(value)) {
    if (found.length >= maxAssertions) break
    const { index: at } = match
    if (at < start) continue
    const name = match[1]
    if (name === undefined) found.push({ kind: 'value', text: match[0].trim(), at })
    else if (
      at > start &&
      !plainNames.test(name) &&
      wordsOfIdentifier(name).some((word) => word.length >= 3)
    )
      found.push({ kind: 'name', text: name, at })
  }
  return found
}

/** Capitals that name nothing that must be looked up. */
const plainNames =
  /^(?:You|Yes|No|OK|Okay|Sure|Here|The|This|It|That|There|And|But|AI|API|URL|PDF|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/
