import { unitAt } from '../../mcp/unit-at.ts'
import { linesIn, maxLineLength } from './lines.ts'
import { marks } from './marks.ts'
import { defineRecogniser, type Recogniser } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

/** Words with which a letter or a message opens. */
const greetings: ReadonlySet<string> = new Set(
  (
    'hi hello hey dear greetings good hallo liebe lieber liebes sehr guten bonjour cher chère salut hola estimado estimada ' +
    'estimados querido querida buenos buenas olá caro cara prezado prezada ciao gentile beste geachte'
  ).split(' '),
)
const greeting =
  /^\s{0,8}(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|bonjour|cher|chère|salut|hola|estimad[oa]s?|querid[oa]|buenos días|buenas tardes|olá|caro|cara|prezad[oa]|ciao|gentile|beste|geachte|안녕하세요|こんにちは|您好|你好|尊敬的)(?![\p{L}])[^\n]{0,60}(?:[,!:，！]|$)/imu
/** Words that a closing holds one of. */
const closings: ReadonlySet<string> = new Set(
  (
    'regards wishes sincerely yours faithfully cheers thanks thank love care grüßen grüße cordialement bien saludos atentamente ' +
    'abrazo atenciosamente abraços saluti groet'
  ).split(' '),
)
const closing =
  /(?:^|[\n.!?]\s{0,4})(?:best(?: regards| wishes)?|kind regards|warm regards|regards|sincerely|yours (?:sincerely|faithfully|truly)|cheers|thanks(?: again| a lot| so much)?|thank you(?: very much| so much)?|many thanks|love|take care|mit freundlichen grüßen|viele grüße|liebe grüße|cordialement|bien à vous|saludos|atentamente|un abrazo|atenciosamente|abraços|cordiali saluti|met vriendelijke groet|감사합니다|よろしくお願いします|此致|谢谢)(?![\p{L}])[,.! ]{0,3}(?:\n|[\p{L}[(][^\n]{0,60}$|$)/imu
const headers =
  /^(?:>\s?)?(?:subject|from|to|cc|bcc|date|sent|reply-to|betreff|von|an|objet|asunto|de|para|제목|件名|主题)[ \t]{0,2}[:：][ \t]{0,4}\S/gimu
const quoted =
  /^(?:On [^\n]{6,120} wrote:|-{2,8} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht) ?-{2,8}|Am [^\n]{6,120} schrieb [^\n]{2,80}:)\s{0,4}$/im

const minProseWords = 20
const minSentences = 3
/** How much of each end of a long text is looked at for a greeting, headers and a closing. */
const edge = 1_500

/** The whole text where it is a letter, a mail or a chat message, or prose of several sentences. */
export const messageText: Recogniser = defineRecogniser({
  type: 'message-text',
  sources: [
    'RFC 5322, section 3.6 (header fields) and RFC 3676, section 4.5 (quoting)',
    'Schema.org, Message and EmailMessage',
  ],
  needs: marks.space | marks.lineBreak | marks.unspaced,
  prefilter: (text) => text.length >= 12,
  find(text, traits) {
    return isMessage(text, traits) ? [{ start: 0, end: text.length }] : []
  },
})

function isMessage(text: string, traits: TextTraits): boolean {
  const sentences = sentencesIn(text, minSentences)
  const head = text.length > edge ? text.slice(0, edge) : text
  if (traits.hasColon || traits.hasUnspacedScript) {
    if (hasHeaders(head)) return true
    if (traits.hasLineBreak && quoted.test(head)) return true
  }
  const isNoWord = traits.hasUnspacedScript
  const greets = (isNoWord || traits.mayHold(greetings)) && greeting.test(head)
  if (greets && sentences >= 2) return true
  if (isNoWord || traits.mayHold(closings)) {
    const tail = text.length > edge ? text.slice(-edge) : text
    if ((greets || sentences >= 2) && closing.test(tail)) return true
  }
  return sentences >= minSentences && isProse(text, traits)
}

function hasHeaders(head: string): boolean {
  let fields = 0
  headers.lastIndex = 0
  while (fields < 2 && headers.exec(head) !== null) fields++
  // A subject line alone says it as well.
  return fields >= 2 || (fields === 1 && /^subject[ \t]{0,2}:/im.test(head))
}

/** Sentences that end in `text`, counted up to `limit`. */
function sentencesIn(text: string, limit: number): number {
  let count = 0
  for (let index = 0; index < text.length && count < limit; index++) {
    const code = unitAt(text, index)
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f) count++
    else if ((code === 0x2e || code === 0x21 || code === 0x3f) && isAfterSentence(text, index + 1))
      count++
  }
  return count
}

/** Whether a quote, a bracket, space or nothing stands at `index`, as behind a sentence. */
function isAfterSentence(text: string, index: number): boolean {
  const code = unitAt(text, index)
  if (Number.isNaN(code) || code <= 0x20) return true
  return code === 0x22 || code === 0x27 || code === 0x29 || code === 0x201d || code === 0x2019
}

/** Several sentences of mostly letters, in lines that are no list, table or program. */
function isProse(text: string, traits: TextTraits): boolean {
  if (!traits.hasUnspacedScript && traits.wordCount < minProseWords) return false
  let prose = 0
  let other = 0
  for (const { start, end } of linesIn(text)) {
    const line = text.slice(start, Math.min(end, start + maxLineLength))
    if (line.trim() === '') continue
    if (isProseLine(line)) prose += line.length
    else other += line.length
  }
  return prose > 2 * other
}

/** ASCII letters, spaces, commas, full stops and apostrophes. */
const isOfProse: Uint8Array = Uint8Array.from({ length: 0xc0 }, (_, code) =>
  /[A-Za-z ,.']/.test(String.fromCharCode(code)) ? 1 : 0,
)

const opensProse = /^\s{0,8}[\p{L}"'“(]/u
const notProse = /[{}<>|=\\]|^\s{0,8}(?:[-*•#]|\d{1,3}[.)])\s|^\s{0,8}["'[({]?[\w ]{1,40}["']?: /

/** Whether a line opens with a letter, has no marks of data, and at least 85% letters and commas. */
function isProseLine(line: string): boolean {
  if (!opensProse.test(line) || notProse.test(line)) return false
  let others = line.length - Math.ceil(0.85 * line.length)
  for (let index = 0; index < line.length; index++) {
    const code = unitAt(line, index)
    if (isOfProse[code < 0xc0 ? code : 0x61] === 1) continue
    if (--others < 0) return false
  }
  return true
}
