/** Streets: `742 Evergreen Terrace`, where the kind closes the name, and `12 rue de la Paix`, where it opens it. */
import { isCapitalAt } from './character.ts'
import { wordBefore } from './neighbours.ts'
import type { Span } from './recogniser.ts'
import type { Word } from './words.ts'

/** Kinds behind a name, lower case. @see USPS Publication 28, appendix C1 */
export const streetTypes: ReadonlySet<string> = new Set(
  (
    'street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl square sq terrace way highway hwy parkway pkwy ' +
    'circle cir crescent close row walk mews plaza alley trail loop broadway pike turnpike'
  ).split(' '),
)

/** Kinds before a name. */
export const streetWords: ReadonlySet<string> = new Set(
  'rue avenue boulevard quai calle avenida paseo carrera via viale piazza corso rua praça place'.split(
    ' ',
  ),
)

const house = /^\d{1,5}[a-z]?$/
const ordinal = /^\d{1,3}(?:st|nd|rd|th)$/
const maxWordsBefore = 6

/** Where the address starts that the kind of street `kind` closes: at its house number; -1 when it is none. */
export function streetStart(text: string, kind: Word): number {
  if (!isCapital(text, kind)) return -1
  // WHY: `Broadway` is a name of its own, others need one before them.
  let isNamed = kind.text === 'broadway'
  let from = kind.start
  for (let count = 0; count < maxWordsBefore; count++) {
    const word = wordBefore(text, from)
    if (word === undefined || !/^[ \u00a0.'’-]{1,2}$/.test(text.slice(word.end, from))) return -1
    const isOrdinal = ordinal.test(word.text)
    if (isOrdinal && !isNamed && numberedKinds.has(kind.text) && !isNumbered(text, word))
      return word.start
    if (house.test(word.text)) return isNamed ? rangeStart(text, word.start) : -1
    if (!isOrdinal && !isCapital(text, word)) return -1
    isNamed = true
    from = word.start
  }
  return -1
}

const numberedKinds: ReadonlySet<string> = new Set(['avenue', 'ave', 'street'])

/** `5th Avenue` is an address by itself, unless a number or a direction stands before it. */
function isNumbered(text: string, word: Word): boolean {
  const before = wordBefore(text, word.start)
  return before !== undefined && /^\d|^(?:[nsew]|north|south|east|west)$/.test(before.text)
}

function isCapital(text: string, { start }: Word): boolean {
  return isCapitalAt(text, start)
}

/** A house number may be two: `123-01`. */
function rangeStart(text: string, start: number): number {
  const before = /(?:^|[^\w-])(\d{1,4}-)$/.exec(text.slice(Math.max(0, start - 6), start))
  return start - (before?.[1]?.length ?? 0)
}

const nameBehind =
  /(?: (?:de|la|las|los|le|les|du|des|del|della|di|da|do|dos|d['’]|l['’])){0,3}(?: (?:(?:d|l)['’])?\p{Lu}[\p{L}.'’-]{1,30}| (?:de|du|la|des|del|di|da|do|y|et|e)){1,5}/uy
const numberBehind = /,? (?:n[º°o.]{1,2} ?)?\d{1,5}[a-z]?(?![\p{L}\d])/uy
const numberBefore = /(?:^|[^\p{L}\d.,/])(\d{1,4}(?: ?(?:bis|ter|[a-z]))?,? )$/iu

/** The address that the kind of street `word` opens, with its number before or behind. */
export function endOfStreet(text: string, word: Word): Span | undefined {
  nameBehind.lastIndex = word.end
  if (!nameBehind.test(text)) return undefined
  const nameEnd = nameBehind.lastIndex
  const before = numberBefore.exec(text.slice(Math.max(0, word.start - 12), word.start))
  if (before?.[1] !== undefined) return { start: word.start - before[1].length, end: nameEnd }
  numberBehind.lastIndex = nameEnd
  return numberBehind.test(text) ? { start: word.start, end: numberBehind.lastIndex } : undefined
}
