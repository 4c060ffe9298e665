/**
 * Whether the value that a demand is about comes from the demand alone: not from the user, the caller or
 * another field of the record. A second mention in the same field is by the same hand and tells nothing.
 */
import type { OrderSetting } from './judge-passage.ts'
import { leafAround, type Stretch, type TextForm } from './passages.ts'
import { domainOf, type Target } from './targets.ts'

/** UTF-16 code units to each side in which other fields are looked at, at least. */
const maxSide = 65_536

/** The text around a place, lower case, and what of it is the field of the passage. */
interface Surroundings {
  readonly whole: () => string
  readonly leaf: () => string
}

/** The surroundings of passages in the order of a text, made lower case once for many. */
export function createSurroundings(
  text: string,
  form: TextForm,
): (passage: Stretch) => Surroundings {
  let last: { readonly part: number; readonly lower: string } | undefined
  return (passage) => ({
    whole() {
      const part = Math.floor(passage.start / maxSide)
      if (last?.part !== part) {
        const from = (part - 1) * maxSide
        last = { part, lower: text.slice(Math.max(0, from), from + 3 * maxSide).toLowerCase() }
      }
      return last.lower
    },
    leaf() {
      const { start, end } = fieldAround(text, passage, form)
      return text.slice(start, end).toLowerCase()
    },
  })
}

const json = /^\s{0,64}[[{][\s[{]{0,64}"/
/** JSON within a string, whose own quotes are escaped. */
const nestedStart = /^\s{0,64}[[{][\s[{\\rnt]{0,64}\\"/
const nestedEnd = /[\]}]\s{0,64}$/

/**
 * The field of a passage. WHY not only `leafAround`: who writes a field can write quotes and commas
 * that look like its end, but in JSON none that is not escaped.
 */
function fieldAround(text: string, { start, end }: Stretch, form: TextForm): Stretch {
  if (form === 'field') return { start: 0, end: text.length }
  if (form === 'structure' && json.test(text)) {
    const from = quoteBefore(text, start)
    const to = quoteAfter(text, end)
    if (from !== undefined && to !== undefined && !isNested(text.slice(from, to)))
      return { start: from, end: to }
  }
  return leafAround(text, { start, end }, form)
}

function isNested(field: string): boolean {
  return nestedStart.test(field) && nestedEnd.test(field.slice(-65))
}

function quoteBefore(text: string, start: number): number | undefined {
  const floor = Math.max(0, start - maxSide)
  for (let at = text.lastIndexOf('"', start - 1); at >= floor; at = text.lastIndexOf('"', at - 1)) {
    if (!isEscaped(text, at)) return at + 1
    if (at === 0) break
  }
  return undefined
}

function quoteAfter(text: string, end: number): number | undefined {
  const ceiling = end + maxSide
  // The passage may reach up to its quote, or take it along.
  for (
    let at = text.indexOf('"', Math.max(0, end - 1));
    at !== -1;
    at = text.indexOf('"', at + 1)
  ) {
    if (at > ceiling) break
    if (!isEscaped(text, at)) return at
  }
  return undefined
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(text: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < 64 && text.charCodeAt(from - 1) === 0x5c) from--
  return (at - from) % 2 === 1
}

/** Whether a target is neither the user's nor the caller's; cheap. */
export function isUnspoken(target: Target, { asked, sent }: OrderSetting): boolean {
  const { text } = target
  if (text.length < 4 || asked.includes(text) || sent.includes(text)) return false
  // Among colleagues, or the site of whoever writes.
  const domain = domainOf(target)
  return domain === undefined || !(asked.includes(domain) || sent.includes(domain))
}

/** Whether a target is neither the user's nor the caller's, and no other field near it has it. */
export function isFree(target: Target, around: Surroundings, setting: OrderSetting): boolean {
  if (!isUnspoken(target, setting) || standsElsewhere(target.text, around)) return false
  const domain = domainOf(target)
  if (domain !== undefined && standsElsewhere(domain, around)) return false
  return !setting.isKnown(target.text)
}

function standsElsewhere(words: string, { whole, leaf }: Surroundings): boolean {
  const all = whole()
  const first = all.indexOf(words)
  if (first === -1 || all.indexOf(words, first + words.length) === -1) return false
  return count(all, words) > count(leaf(), words)
}

function count(text: string, words: string): number {
  let times = 0
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) times++
  return times
}
