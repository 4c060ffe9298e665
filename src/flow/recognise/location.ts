import { unitAt } from '../../mcp/unit-at.ts'
import { isCapitalAt, isDigit, isWordPart } from './character.ts'
import { ambiguousNames, givenNames } from './given-names.ts'
import { apart, endOfMatch } from './match-at.ts'
import { ambiguousPlaces, cities, countries, stateCodes } from './place-names.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { endOfStreet, streetStart, streetTypes, streetWords } from './street.ts'
import { searchTerms } from './terms.ts'
import type { TextTraits } from './text-traits.ts'

const streets: ReadonlySet<string> = new Set([...streetTypes, ...streetWords])
const named = searchTerms({ strong: `${cities},${countries}` })
const ambiguous = searchTerms({ strong: ambiguousPlaces })
/** Words of place: `in Georgia`, `from Nice`. */
const beforePlace =
  /(?:^|[^\p{L}])(?:in|from|to|near|at|via|visit|visiting|leaving|towards?|around|outside|downtown|city of|based in|lives? in|moved to|nach|aus|à|en|de|desde)\s$/iu
/** What makes a name of a place that of a person or a thing. */
const behindName =
  /^ (?:Hilton|Jackson|Times|Post|Journal|Tribune|Herald|Calling|Marathon|Lakers|Saint|Fashion)(?![\p{L}])/u

/** Two decimals that are degrees. @see ISO 6709 */
const degrees =
  /[-+]?(?:90|[1-8]?\d)(?:\.\d{1,12})? ?°? ?[NS]?,? {0,2}[-+]?(?:180|1[0-7]\d|[1-9]?\d)(?:\.\d{1,12})? ?°? ?[EWO]?(?![\w°]|\.\d|, ?-?\d)/y
const precise = /\.\d{4,}\D+\.?\d*\.\d{4,}|\.\d+ ?°? ?[NS]\b|°/
const cuedDegrees =
  /(?<![\p{L}])(?:lat(?:itude)?["']?[:= ]{1,3}-?\d{1,2}\.\d{1,12}[,; ]{1,3}["']?lo?ng?(?:itude)?["']?[:= ]{1,3}-?\d{1,3}\.\d{1,12}|(?:gps|coordinates?|koordinaten)[^\d\n]{0,16}-?\d{1,2}\.\d{1,12} ?[°NS]{0,2}[,; ]{1,3}-?\d{1,3}\.\d{1,12})/giu

const postcodeCue =
  /(?<![\p{L}])(?:zip(?:[ _-]?code)?|post(?:al)?[ _-]?code|plz|postleitzahl|code postal|código postal|cap)["']?[:= ]{1,3}(?:is )?["']?([A-Z0-9](?:[A-Z0-9-]|[ ](?=\d[A-Z]{2})){2,9}[A-Z0-9])(?![\w-])/giu
const postBox =
  /(?<![\p{L}])(?:p\.? ?o\.? ?box|postfach|apartado(?: de correos)?|boîte postale) {1,2}\d{1,7}/giu

/** United Kingdom, Canada. @see Royal Mail, Programmers Guide, edition 7; Canada Post, Addressing Guidelines */
const postcode =
  /(?:[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)(?!\w)/y
const stateAndZip = new RegExp(`, (?:${stateCodes})(?: \\d{5}(?:-\\d{4})?)?(?![\\w-])`, 'gu')
const nameBefore = /(?:^|[^\p{L}'’])(\p{Lu}[\p{L}.'’-]{2,24}(?: \p{Lu}[\p{L}.'’-]{2,24}){0,2})$/u
/** A house number or a postcode beside a name, as on the European continent. */
const streetBefore =
  /\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|weg|allee|platz|gasse|damm|ufer|ring|straat|laan|plein|gracht|gatan|vägen) $/u
/** Last letters of what `streetBefore` ends with. */
const streetEnds: ReadonlySet<string> = new Set('e.gzmrtnh')
const townBehind = /\d{4,5} \p{Lu}[\p{L}-]{3,24}(?![\p{L}])/uy

const unspaced =
  /[가-힣]{1,6}(?:특별시|광역시|특별자치시|특별자치도|도|시) ?[가-힣]{1,6}(?:구|군|시)(?: ?[가-힣0-9]{1,10}(?:로|길|동|읍|면)(?: ?\d{1,4}(?:-\d{1,4})?)?)?|서울|부산|인천|대구|광주시|울산|제주도|[\p{sc=Han}]{1,4}[都道府県][\p{sc=Han}]{1,6}[市区町村郡]|東京|大阪|京都|北京|上海|广州|深圳|香港|台北/gu

const numberCues: ReadonlySet<string> = new Set(
  'zip zipcode postcode postal post plz postleitzahl cap box postfach apartado boîte lat latitude gps coordinate coordinates koordinaten'.split(
    ' ',
  ),
)
const words: ReadonlySet<string> = new Set([
  ...(named.triggers ?? []),
  ...(ambiguous.triggers ?? []),
  ...streets,
  ...numberCues,
])

/** Addresses, postcodes, coordinates, and well-known cities and countries. */
export const location: Recogniser = defineRecogniser({
  type: 'location',
  sources: [
    'USPS Publication 28 (street suffixes and states)',
    'UPU S42 (parts of an address)',
    'ISO 6709 (geographic points)',
    'ISO 3166-1 (countries)',
    'GeoNames (cities by population)',
  ],
  prefilter: (_, traits) =>
    traits.hasUnspacedScript ||
    (traits.hasDigit && (traits.hasUpper || traits.hasDot)) ||
    traits.mayHold(words),
  find(text, traits) {
    const spans: Span[] = []
    for (const span of named.find(text, traits)) if (isName(text, span)) spans.push(span)
    for (const span of ambiguous.find(text, traits)) {
      if (isName(text, span) && isPlaced(text, span)) spans.push(span)
    }
    for (const word of traits.wordsOf(streets)) {
      const start = streetTypes.has(word.text) ? streetStart(text, word) : -1
      if (start !== -1) spans.push({ start, end: word.end })
      const span = streetWords.has(word.text) ? endOfStreet(text, word) : undefined
      if (span !== undefined) spans.push(span)
    }
    if (traits.hasDigit) for (const span of numbered(text, traits)) spans.push(span)
    for (const { index, 0: found } of traits.hasUpperRun ? text.matchAll(stateAndZip) : []) {
      const name = nameBefore.exec(text.slice(Math.max(0, index - 78), index))
      if (name?.[1] !== undefined)
        spans.push({ start: index - name[1].length, end: index + found.length })
    }
    if (traits.hasUnspacedScript) for (const span of matches(text, unspaced)) spans.push(span)
    return spans.length === 0 ? spans : apart(spans.filter(({ start, end }) => end > start))
  },
})

function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

/** A capital in front, and no name of a person or a paper around it. */
function isName(text: string, { start, end }: Span): boolean {
  if (!isCapitalAt(text, start)) return false
  if (unitAt(text, end) !== 0x20 || !isCapitalAt(text, end + 1)) return true
  const name = text.slice(start, end).toLowerCase()
  const isGiven = givenNames.has(name) || ambiguousNames.has(name)
  if (isGiven && /^\p{Lu}\p{Ll}/u.test(text.slice(end + 1, end + 3))) return false
  return !behindName.test(text.slice(end, end + 12))
}

function isPlaced(text: string, { start, end }: Span): boolean {
  if (end - start === text.trim().length) return false
  return beforePlace.test(text.slice(Math.max(0, start - 12), start))
}

function numbered(text: string, traits: TextTraits): Span[] {
  const spans = traits.hasUnspacedScript || traits.mayHold(numberCues) ? announced(text) : []
  // A point has a fraction or a sign of degrees.
  const mayHoldPoint = traits.hasDot || traits.hasNonAscii
  let limit = 0
  for (const { start, end } of traits.numbers) {
    if (start < limit) continue
    const span =
      (mayHoldPoint ? pointAt(text, start) : undefined) ?? numberedPlace(text, start, end)
    if (span === undefined) continue
    spans.push(span)
    limit = span.end
  }
  return spans
}

/** Points, boxes and postcodes behind a word for them. */
function announced(text: string): Span[] {
  const spans = [...matches(text, cuedDegrees), ...matches(text, postBox)]
  for (const { 0: found, 1: code, index } of text.matchAll(postcodeCue)) {
    const end = index + found.length
    if (code !== undefined && /\d/.test(code)) spans.push({ start: end - code.length, end })
  }
  return spans
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

/** The point of which the number at `start` is the first. */
function pointAt(text: string, start: number): Span | undefined {
  const before = text[start - 1]
  const sign = before === '-' || before === '+' ? start - 1 : start
  if (isWordPart(unitAt(text, sign - 1))) return undefined
  const hasComma = text[sign - 1] === ',' || text[sign - 2] === ','
  if (hasComma && /[.\d] ?, ?$/.test(text.slice(Math.max(0, sign - 3), sign))) return undefined
  const end = endOfMatch(degrees, text, sign)
  return end !== -1 && precise.test(text.slice(sign, end)) ? { start: sign, end } : undefined
}

/** The address or postcode of which the number at `start` is a part. */
function numberedPlace(text: string, start: number, end: number): Span | undefined {
  const before = start === 0 ? Number.NaN : unitAt(text, start - 1)
  if (isCapital(before)) {
    const letters = isCapital(unitAt(text, start - 2)) ? start - 2 : start - 1
    const last = isWordPart(unitAt(text, letters - 1)) ? -1 : endOfMatch(postcode, text, letters)
    return last === -1 ? undefined : { start: letters, end: last }
  }
  if (before !== 0x20) {
    if (isWordPart(before) || end - start !== 5 || !isDigit(unitAt(text, start))) return undefined
    const town = start === 0 ? endOfMatch(townBehind, text, start) : -1
    return town === -1 ? undefined : { start, end: town }
  }
  if (end - start > 4) {
    const isTown = text[start - 2] === ',' || isDigit(unitAt(text, start - 2))
    const town = isTown ? endOfMatch(townBehind, text, start) : -1
    return town === -1 ? undefined : { start, end: town }
  }
  if (!streetEnds.has(text[start - 2] ?? '')) return undefined
  const street = streetBefore.exec(text.slice(Math.max(0, start - 42), start))
  return street === null ? undefined : { start: start - street[0].length, end }
}
