/** Whether a word that is as often a noun stands as a verb: it then has an object. */
import { unitAt } from '../../mcp/unit-at.ts'
import { isWordUnit, opensAt, type WordRange } from './clause-words.ts'
import { actions, type Words } from './scan-words.ts'
import { isArticle, isFiniteVerb } from './word-classes.ts'

/** A space, or a mark that may stand in front of an object; not the end of a quoted value. */
export function mayTakeObject(text: string, end: number): boolean {
  const code = unitAt(text, end)
  if (code === 0x22 || code === 0x27) return isWordUnit(unitAt(text, end + 1))
  return code === 0x20 || code === 0x0a || code === 0x09 || isObjectMark(code)
}

/** Whether a word that may be a noun has an object as a verb has. */
export function takesObject(words: Words, index: number, range: WordRange): boolean {
  const { text, starts, ends, bits, actionOf } = words
  if (index + 1 >= range.to) return false
  // `Message sent`, `Order placed`: what happened to a thing.
  if (isParticiple(actionOf[index + 1])) return false
  const end = ends[index] ?? 0
  const next = starts[index + 1] ?? 0
  if (next === end || next - end > 6) return false
  for (let at = end; at < next; at++) {
    const code = unitAt(text, at)
    if (code > 0x20 && !isObjectMark(code)) return false
    if (isCurrency(code)) return true
  }
  if (((bits[index + 1] ?? 0) & isArticle) !== 0) return true
  const rest = restBehind(text, end, Math.min(range.end, end + 80))
  const first = rest === '' ? 0 : unitAt(rest, 0)
  // `Order product P025` has something to order and no verb of its own; `Order P025 was sent` has one.
  const isSmall = first < 0x80 ? isSmallLetter(first) : /^\p{Ll}/u.test(rest)
  if (isSmall && /[A-Za-z]\d{2,}|\d[A-Za-z]|@|:\/\/|www\./.test(rest)) {
    if (opensAt(words, index, range.from) && isAlone(words, index, range)) return true
  }
  // An address, an amount with its currency, or a name as code is written.
  if (mayBeAddress(rest) && address.test(rest)) return true
  return (isDigit(first) || isCurrency(first)) && amount.test(rest)
}

const address =
  /^(?:https?:|www\.|[\w.+-]{1,40}@|[\w-]{1,40}\.[a-z]{2,6}\b|[a-z]+_[a-z_]+|[~./]\S)/i
const amount = /^[$€£¥]\d|^\d[\d.,]*\s?(?:usd|eur|dollars?|euros?|gbp|btc|eth)\b/i

/** A text from `start` to `end` without the spaces, quotes and brackets that it starts with. */
function restBehind(text: string, start: number, end: number): string {
  for (let at = start; at < end; at++) {
    const code = unitAt(text, at)
    if (code >= 0x80) break
    const isLeft = code === 0x22 || code === 0x27 || code === 0x60 || code === 0x3c
    if (code !== 0x20 && !isLeft && code !== 0x28 && !(code >= 0x09 && code <= 0x0d))
      return text.slice(at, end)
  }
  return text.slice(start, end).replace(/^[\s"'`<(]+/, '')
}

/** Cheap: false means that no `address` starts the text. WHY: asked of most words, true of few. */
function mayBeAddress(text: string): boolean {
  const { length } = text
  for (let at = 0; at < length; at++) {
    const code = unitAt(text, at)
    if (code === 0x5f || code === 0x2e || code === 0x40) return true
    if (code === 0x2f || code === 0x7e) return at === 0
    if (code === 0x3a) return (unitAt(text, 0) | 0x20) === 0x68
    if (!isWordUnit(code) && code !== 0x2b && code !== 0x2d) return false
  }
  return false
}

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isAlone(words: Words, index: number, { to }: WordRange): boolean {
  for (let at = index + 1; at < to; at++)
    if (((words.bits[at] ?? 0) & isFiniteVerb) !== 0 || isParticiple(words.actionOf[at]))
      return false
  return true
}

function isParticiple(action: number | undefined): boolean {
  return action !== undefined && action > 0 && actions[action - 1]?.form === 'participle'
}

function isObjectMark(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x60 ||
    code === 0x3c ||
    code === 0x28 ||
    code === 0x7e ||
    code === 0x2e ||
    code === 0x2f ||
    code === 0x5c ||
    isCurrency(code)
  )
}

function isCurrency(code: number): boolean {
  return code === 0x24 || code === 0x20ac || code === 0xa3 || code === 0xa5
}
