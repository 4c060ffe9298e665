/** What a model wrote -> the class it chose. Models wrap, shorten and explain; none of it is trusted. */

import { benchmarkClassOfLabel } from '../../risk/labels.ts'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'

export interface Reply {
  readonly class: BenchmarkClass
  /** 0 to 1; absent where the model gave none. */
  readonly confidence?: number
  /** Number of the step that is said to be wrong. */
  readonly step?: number
  /** One line, bounded, without control characters. */
  readonly reason?: string
}

/** Code units that are looked at; an answer that needs more has lost its way. */
const maxReply = 32_768
const maxReason = 300
/** Longest name of a class with what stands around it. */
const maxName = 80
const endOfThought = '</think>'

/** The reply that `text` holds; undefined where it names no class, or several with equal right. */
export function replyOf(text: string): Reply | undefined {
  const shown = text.slice(0, maxReply)
  // What a reasoning model thinks before it answers names classes that it then rejects.
  const thought = shown.lastIndexOf(endOfThought)
  const answer = thought === -1 ? shown : shown.slice(thought + endOfThought.length)
  const read = wholeName(answer) ?? jsonReply(answer) ?? stated(answer) ?? loneName(answer)
  return read === 'several' ? undefined : read
}

/** `several`: it names classes with equal right, and no other way of reading may choose among them. */
type Read = Reply | 'several' | undefined

/** Code units in which an object may begin. */
const maxLead = 2_000

function jsonReply(text: string): Read {
  const to = text.lastIndexOf('}')
  let found: Reply | undefined
  for (let from = text.indexOf('{'); from !== -1 && from < to; from = text.indexOf('{', from + 1)) {
    const object = balanced(text, from)
    const value = parsed(text.slice(from, to + 1)) ?? parsed(object)
    const reply = value === undefined ? undefined : replyOfValue(value)
    if (reply !== undefined) {
      if (found !== undefined && found.class !== reply.class) return 'several'
      found ??= reply
      from += (object ?? '').length - 1
    }
    if (from > maxLead) return found
  }
  return found
}

/** Names under which models give the class, whatever they were asked for. */
const classMembers = ['class', 'label', 'answer', 'risk', 'category', 'option'] as const

function replyOfValue(value: Readonly<Record<string, unknown>>): Reply | undefined {
  const given = classMembers.map((name) => value[name]).find((one) => typeof one === 'string')
  const name = typeof given === 'string' ? classNamed(given) : undefined
  if (name === undefined) return undefined
  const confidence = shareOf(value.confidence)
  const { step, reason } = value
  return {
    class: name,
    ...(confidence === undefined ? {} : { confidence }),
    ...(typeof step === 'number' && Number.isInteger(step) && step >= 0 ? { step } : {}),
    ...(typeof reason === 'string' ? { reason: line(reason) } : {}),
  }
}

/** `0.8`, `"0.8"`, `80` and `"80%"`. */
function shareOf(given: unknown): number | undefined {
  const value = typeof given === 'string' ? Number(given.replace(/%$/, '')) : given
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > 100) {
    return undefined
  }
  return value > 1 ? value / 100 : value
}

/** `Answer: B`, `The answer is (B)`, `**B**` and the like: the last one counts. */
const statement =
  /(?:answer|class|label|option|choice)\W{0,12}(?:is\W{0,6})?([A-Ka-z][A-Za-z _-]{0,48})/gi

/** A letter that is all there is, or stands before the words of its option. */
const loneLetter = /^[\s*("'`[]*([A-K])(?:\s*$|[)\].:*"'`,]+(?:\s|$))/

function stated(text: string): Read {
  let found: BenchmarkClass | undefined
  let end = 0
  for (const { 0: whole, 1: given = '', index } of text.matchAll(statement)) {
    // `A` and `I` are words too.
    const letter = leadingLetter.exec(given)?.[0]
    const name = classNamed(letter ?? given)
    if (name === undefined) continue
    found = name
    end = index + whole.length - given.length + (letter ?? given).length
  }
  if (found === undefined) {
    const alone = loneLetter.exec(text)
    found = alone?.[1] === undefined ? undefined : classNamed(alone[1])
    end = alone?.[1] === undefined ? 0 : alone[0].indexOf(alone[1]) + 1
  }
  if (found === undefined) return undefined
  const other = nextNamed(text.slice(end, end + maxName))
  return other === undefined || other === found ? { class: found } : 'several'
}

const leadingLetter = /^(?:[B-HJK]\b|[AI]\b(?![ -]?[a-z]))/

/** ` or C`, `/C`, `, replay-injection`: what joins another class to one, at its start the other. */
const joined =
  /^[\s)\]*"'`.]{0,6}(?:\bor\b|\band\b|[/,&|;])[\s([*"'`]{0,6}([A-Ka-z][A-Za-z _-]{0,48})/

function nextNamed(rest: string): BenchmarkClass | undefined {
  const given = joined.exec(rest)?.[1]
  return given === undefined ? undefined : classNamed(leadingLetter.exec(given)?.[0] ?? given)
}

/** The class, where its name is all that was written. */
function wholeName(text: string): Reply | undefined {
  const name = classNamed(text)
  return name === undefined ? undefined : { class: name }
}

/** A class that the text names, where it names only one. */
function loneName(text: string): Reply | undefined {
  const words = text.toLowerCase().replace(/[\s_-]+/g, '-')
  const named = benchmarkClasses.filter((name) => words.includes(name))
  // `function-injection` stands in no other id, but ids may stand in longer ones.
  const longest = named.filter(
    (name) => !named.some((other) => other !== name && other.includes(name)),
  )
  const [only] = longest
  return only !== undefined && longest.length === 1 ? { class: only } : undefined
}

function classNamed(given: string): BenchmarkClass | undefined {
  if (given.length > maxName) return undefined
  const trimmed = given.trim().replace(/[.,;:!]+$/, '')
  const named = benchmarkClassOfLabel(trimmed)
  if (named !== undefined) return named
  const letter = /^\(?([A-K])[).:]/.exec(trimmed)
  // The words of the option may follow, but not a second one.
  return letter?.[1] === undefined || nextNamed(trimmed.slice(letter[0].length)) !== undefined
    ? undefined
    : benchmarkClassOfLabel(letter[1])
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    // No JSON after all, or JSON that was cut off.
    return undefined
  }
}

/** The object that begins at `from`, up to the brace that closes it. */
function balanced(text: string, from: number): string | undefined {
  let depth = 0
  let isString = false
  for (let at = from; at < text.length; at++) {
    const letter = text[at]
    if (isString) {
      if (letter === '\\') at++
      else if (letter === '"') isString = false
    } else if (letter === '"') isString = true
    else if (letter === '{') depth++
    else if (letter === '}' && --depth === 0) return text.slice(from, at + 1)
  }
  return undefined
}

function line(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, maxReason)
}
