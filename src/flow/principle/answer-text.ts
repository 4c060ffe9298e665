/** What an answer to the user does: asks, tells, or is only polite. */

/** UTF-16 code units of an answer that are looked at: its beginning and its end. */
const maxSearched = 2_048
/** Words that a sentence needs to tell something; below it is a politeness. */
const minWords = 3

const question = /[?？؟]/
const polite =
  /^(?:thank|thanks|you(?:['’]re| are) (?:very |most )?welcome|good ?bye|bye|hello|hi|hey|sure|of course|certainly|okay|ok|great|no problem|my pleasure|have a|enjoy|take care|glad|happy to|i(?:['’]d| would) be (?:happy|glad)|feel free|let me know|is there anything|nice |(?:i(?:['’]?m| am) )?(?:so |very |really )?sorry(?: (?:to hear|about) (?:that|this|it))?[.!]?$)/i

/** Whether the text asks the user something. */
export function asksOf(text: string): boolean {
  return question.test(ends(text))
}

/** Whether a sentence of the text tells something that is no question and no politeness. */
export function tells(text: string): boolean {
  return ends(text)
    .split(/(?<=[.!?？؟。])\s|\n/u)
    .some((sentence) => isTelling(sentence.trim()))
}

function isTelling(sentence: string): boolean {
  if (sentence === '' || question.test(sentence.slice(-1))) return false
  if (/\p{N}/u.test(sentence)) return true
  if (polite.test(sentence)) return false
  // A script without spaces has no words to count.
  if (/[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(sentence)) {
    return sentence.length > 8
  }
  return sentence.split(/\s+/u, minWords).length >= minWords
}

function ends(text: string): string {
  if (text.length <= maxSearched) return text
  return `${text.slice(0, maxSearched / 2)}\n${text.slice(-maxSearched / 2)}`
}
