/**
 * The record of a source that a place belongs to: the item of a list, the object of a structure, in
 * plain text what stands from one sender to the next. Where the source names somebody whom the user
 * names, only their record is meant, and where they sent something, what they sent. Linear time.
 */
import type { ObservedLeaf } from '../../trajectory/observation.ts'
import type { Stretch, TextForm } from '../orders/passages.ts'

/** UTF-16 code units to each side of a place that make up its record, at most. */
const maxRecord = 1_500
/** UTF-16 code units of a source that are searched for names and senders. */
const maxSource = 65_536

/** A text and a place in it. */
export interface PlaceInText extends Stretch {
  readonly text: string
  readonly form: TextForm
}

/** Whether the place belongs to one of `names` (lower case), or to nobody who could be told apart. */
export function isInRecordOf(names: readonly string[], place: PlaceInText): boolean {
  return textSays(names, place) !== 'no'
}

/**
 * The same of a value among the leaves of a source: the items of a list are records.
 *
 * @param pointer of the leaf that holds `place`
 */
export function isInItemOf(
  names: readonly string[],
  leaves: readonly ObservedLeaf[],
  pointer: string,
  place: PlaceInText,
): boolean {
  if (names.length === 0) return true
  const text = textSays(names, place)
  if (text === 'no') return false
  const { senders, sent, held } = namedIn(names, leaves)
  const items = itemsOf(pointer)
  const own = items.findLast((item) => senders.some((at) => at.startsWith(item)))
  if (own !== undefined && sent.length > 0) return sent.some((at) => at.startsWith(own))
  const [outer = ''] = items
  return text === 'yes' || held.length === 0 || held.some((at) => at.startsWith(outer))
}

/** Pointers of leaves. */
interface Named {
  /** Who sent something. */
  readonly senders: readonly string[]
  /** Where one of the names did. */
  readonly sent: readonly string[]
  /** Where one of the names stands. */
  readonly held: readonly string[]
}

const known = new WeakMap<
  readonly ObservedLeaf[],
  { readonly names: readonly string[]; readonly found: Named }
>()

/** Looked up once for a source and a turn of the user. */
function namedIn(names: readonly string[], leaves: readonly ObservedLeaf[]): Named {
  const before = known.get(leaves)
  if (before?.names === names) return before.found
  const held = leaves.filter(([, value]) => holdsName(names, value)).map(([at]) => at)
  const senders = leaves.map(([at]) => at).filter(isSenderField)
  const found = { senders, held, sent: held.filter(isSenderField) }
  known.set(leaves, { names, found })
  return found
}

function holdsName(names: readonly string[], value: ObservedLeaf[1]): boolean {
  if (typeof value !== 'string') return false
  const lower = value.slice(0, maxSource).toLowerCase()
  return names.some((name) => lower.includes(name))
}

/** Pointers of the list items that a leaf is in, with a slash, the outermost first; at most 8. */
function itemsOf(pointer: string): readonly string[] {
  const inner = /^\/contents?\/\d{1,6}\/text(?=\/)/.exec(pointer)?.[0].length ?? 0
  const items: string[] = []
  for (const { 0: found, index } of pointer
    .slice(inner, inner + 1_024)
    .matchAll(/\/\d{1,6}(?=\/)/g))
    if (items.length < 8) items.push(pointer.slice(0, inner + index + found.length + 1))
  return items
}

function isSenderField(pointer: string): boolean {
  return /\/(?:from|sender|author|von|absender)(?:[_-]?(?:name|e?-?mail|address|user))?$/i.test(
    pointer.slice(-40),
  )
}

/** Whether a text says that the place is theirs; undefined where it names none of them. */
function textSays(names: readonly string[], place: PlaceInText): 'yes' | 'no' | undefined {
  const { lower } = readingOf(place)
  const present = names.filter((name) => lower.includes(name))
  if (present.length === 0) return undefined
  const { start, end, sender } = recordAround(place, present)
  const record = sender ?? lower.slice(start, end)
  return present.some((name) => record.includes(name)) ? 'yes' : 'no'
}

interface SourceRecord extends Stretch {
  /** Lower case; undefined where nobody is said to have sent it, or none of the names sent anything. */
  readonly sender: string | undefined
}

function recordAround(place: PlaceInText, names: readonly string[]): SourceRecord {
  const { text, form, start, end } = place
  if (isStructure(text, form)) return between(text, '{', '}', start, end)
  if (form === 'key-lines' && /(?:^|\n)- /.test(text.slice(0, maxSource)))
    return between(text, '\n- ', '\n- ', start, end)
  return plainRecord(place, names)
}

/** `[10:04] Ada: hello` is none, though it begins as one. */
function isStructure(text: string, form: TextForm): boolean {
  return form === 'structure' && text.includes('{')
}

function between(
  text: string,
  open: string,
  close: string,
  start: number,
  end: number,
): SourceRecord {
  const floor = Math.max(0, start - maxRecord)
  const ceiling = Math.min(text.length, end + maxRecord)
  const found = text.indexOf(close, end)
  return {
    start: Math.max(floor, text.lastIndexOf(open, start)),
    end: found === -1 ? ceiling : Math.min(ceiling, found),
    sender: undefined,
  }
}

/** What stands from the line of one sender to that of the next. */
function plainRecord(place: PlaceInText, names: readonly string[]): SourceRecord {
  const { text, start, end } = place
  const { heads } = readingOf(place)
  const areSenders = heads.some(({ sender }) => names.some((name) => sender.includes(name)))
  const own = heads.findLast(({ at }) => at <= start)
  const next = heads.find(({ at }) => at >= end)
  return {
    start: Math.max(own?.at ?? 0, start - maxRecord),
    end: Math.min(next?.at ?? text.length, end + maxRecord),
    sender: areSenders ? own?.sender : undefined,
  }
}

interface Head {
  /** Where the line begins. */
  readonly at: number
  /** Lower case. */
  readonly sender: string
}

interface Reading {
  readonly text: string
  readonly form: TextForm
  readonly lower: string
  readonly heads: readonly Head[]
}

/** Values of one call mostly stand in the same text. */
let last: Reading | undefined

function readingOf({ text, form }: PlaceInText): Reading {
  if (last?.text === text && last.form === form) return last
  const lower = text.slice(0, maxSource).toLowerCase()
  last = { text, form, lower, heads: isStructure(text, form) ? [] : headsOf(text, form) }
  return last
}

function headsOf(text: string, form: TextForm): readonly Head[] {
  const heads: Head[] = []
  const limit = Math.min(text.length, maxSource)
  for (let line = 0; line < limit; ) {
    const next = text.indexOf('\n', line)
    const stop = next === -1 ? text.length : next
    const written = text.slice(line, Math.min(stop, line + maxLine))
    const sender = senderOf(written, form !== 'key-lines')
    if (sender !== undefined) heads.push({ at: line, sender })
    line = stop + 1
  }
  return heads
}

/** UTF-16 code units of a line in which its sender is looked for. */
const maxLine = 160
const item = String.raw`^[ \t]{0,8}(?:(?:[-*•>]|\d{1,3}[.)]|\[\d{1,3}\]|#{1,4})[ \t]{1,4})?(?:\[[^\][\n]{1,40}\][ \t]{0,2}|\(?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\)?[ \t,-]{1,4})?\*{0,2}`
const fromLine = new RegExp(
  String.raw`${item}(?:from|sender|author|von|absender|de|da|от|отправитель|发件人|寄件人|差出人|보낸 ?사람)\*{0,2}[ \t]{0,2}[:：][ \t]{0,4}([^\n]{0,80})`,
  'iu',
)
const person = String.raw`\p{Lu}[\p{L}.'’-]{1,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){0,3}(?: [<(][^<>()\n]{3,60}[>)])?`
/** `2. Ada: hello`, `[10:04] Ada Brook - hello`, `@ada: hello`, `<ada@hats.example> wrote:`. */
const spokenLine = new RegExp(
  String.raw`${item}(${person}|<?[\w.+-]{0,40}@[\w.-]{2,60}>?)\*{0,2}(?: (?:wrote|said|schrieb|a écrit|escribió))?(?::| [-–—])(?=[ \t]|$)`,
  'u',
)

/** What stands before a colon and is no sender. */
const fields: ReadonlySet<string> = new Set(
  'account address agenda amount attachment attachments balance bank bcc bic body card category cc code comment company contact content cost currency customer date day deadline description details due duration email end fee file hint iban id info invoice item items location message method name note notes number order owner payee payment phone place po postscript price product ps quantity re received recipient ref reference reminder reply sent signed sort start status step steps subject subtotal summary swift tax text time title to total type update url usage user vat warning website'.split(
    ' ',
  ),
)

/** Who begins to speak in a line, lower case; undefined for every other line. */
function senderOf(line: string, isSpoken: boolean): string | undefined {
  const given = fromLine.exec(line)?.[1]
  if (given !== undefined) return given.trim().toLowerCase()
  const speaker = isSpoken ? spokenLine.exec(line)?.[1]?.toLowerCase() : undefined
  if (speaker === undefined) return undefined
  const words = speaker.split(/[ .]/, 6)
  return fields.has(words[0] ?? '') || fields.has(words.at(-1) ?? '') ? undefined : speaker
}
