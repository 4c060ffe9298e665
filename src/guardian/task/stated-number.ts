/**
 * Numbers that the user's words bind to what a parameter takes: `pay 24 to`, `24 EUR`, `50 mg`. Only
 * one of its kind, and no words that leave it to be worked out. Pure, in linear time.
 */
import { wordsOfIdentifier } from '../verbs.ts'

/** Words by which a user leaves a number to be worked out, or gives a bound. */
const reckoned =
  /[%×*+]|\b(?:times|twice|double|half|quarter|thirds?|part|fraction|sum|total|each|every|per|percent|split|share|tip|plus|minus|more|less|rest|remaining|all|at least|at most|up to|about|around|roughly|than|under|below|over|above|between|max(?:imum)?|min(?:imum)?|budget|instead|convert|exchange|or|month|monthly|weekly|difference|whole|full|outstanding|balance|increase|raise|reduce|lower|another)\b/

const number = String.raw`(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,4})?`
const paid = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:pay|send|transfer|wire|refund|donate|deposit|withdraw|remit|give|charge|überweise|zahle|paga|envía|transfiere|paie|vire|verse)(?: (?:exactly|only|him|her|them|a sum of|an amount of)){0,2} (${number})(?![\p{L}\p{N}%:/-]|[.,]\d)|[$€£¥] ?(${number})(?![\p{N}%])|(?<![\p{L}\p{N}.,#-])(${number}) ?(?:€|eur|usd|gbp|chf|dollars?|euros?|pounds?|bucks)(?![\p{L}]))`,
  'giu',
)
const sums: ReadonlySet<string> = new Set('amount sum money price total'.split(' '))
const units: ReadonlySet<string> = new Set(
  'mg mcg g kg ml l km m cm mm minutes mins seconds hours days nights weeks months years celsius fahrenheit degrees gb mb tb tickets seats people guests units copies pieces shares items percent'.split(
    ' ',
  ),
)

/** UTF-16 code units of the user's words that are looked at. */
const maxText = 4_096

/**
 * The one number that lower-case words give for a parameter; undefined where they give none, several,
 * or leave it to be worked out.
 *
 * @param field name of the parameter
 */
export function statedFor(field: string, text: string): number | undefined {
  if (text.length > maxText || !/\d/.test(text)) return undefined
  const words = wordsOfIdentifier(field)
  const found = words.some((word) => sums.has(word))
    ? Array.from(text.matchAll(paid), ([, one, two, three]) => one ?? two ?? three ?? '')
    : withUnit(
        words.find((word) => units.has(word)),
        text,
      )
  const [only, ...more] = new Set(found.map((digits) => Number(digits.replaceAll(',', ''))))
  return only === undefined || more.length > 0 || reckoned.test(text) ? undefined : only
}

function withUnit(unit: string | undefined, text: string): readonly string[] {
  if (unit === undefined) return []
  const stem = unit.length > 3 ? unit.replace(/s$/, '') : unit
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}.,#-])(${number}) ?${stem}s?(?![\p{L}\p{N}/])`,
    'giu',
  )
  return Array.from(text.matchAll(pattern), ([, digits = '']) => digits)
}
