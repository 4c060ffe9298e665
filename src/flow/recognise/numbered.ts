/** Numbers and codes that a word before them names: `order no. 4711`, `account: AB-12`. */
import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isWordPart } from './character.ts'
import { endOfMatch } from './match-at.ts'
import type { Span } from './recogniser.ts'
import type { Word } from './words.ts'

/** Up to two words that may stand between the name and the value, then marks. */
const designation =
  /[ _-]{0,2}(?:(?:number|numbers|num|nummer|numéro|número|numero|no|nr|id|ids|code|reference|ref|confirmation|name|handle)\b\.?[ _-]?){0,2}/iy
const link =
  /(?:["'`*]{0,3}[ \t]{0,3}(?:(?:is|was|are|lautet|ist|est|es|é|:|=|n°|nº|№|#)[ \t]{0,3}){0,2}["'`*(#]{0,3})/iuy
/** The value: it may hold single marks between its parts. */
const value = /#?[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+|\.\d+){0,6}/y

/** What follows a column in SQL is no number of it: `customer_id GROUP BY`. */
const queryWords: ReadonlySet<string> = new Set(
  'GROUP ORDER WHERE LIMIT UNION HAVING OFFSET VALUES INNER OUTER RIGHT CROSS USING BETWEEN EXISTS DEFAULT UNIQUE PRIMARY FOREIGN REFERENCES'.split(
    ' ',
  ),
)

const dateLike = /^(?:(?:19|20)\d\d(?:[-.]\d{1,2}){0,2}|\d{1,2}[-.]\d{1,2}[-.]\d{2,4})$/
const maxValue = 40

/**
 * The value that the words from `first` on name; undefined where none follows, or where it
 * `needsDesignation` and has none.
 *
 * A bare `order 20` names a quantity: without a designation (`no`, `id`, `#`, `:`) a value needs
 * five digits, or letters and digits together.
 */
export function valueNamedBy(
  text: string,
  first: Word,
  needsDesignation = false,
): Span | undefined {
  const named = Math.max(first.end, endOfMatch(designation, text, first.end))
  const linked = Math.max(named, endOfMatch(link, text, named))
  if (linked === first.end) return undefined
  const sign = text[linked - 1] === '#' ? linked - 1 : linked
  const end = endOfMatch(value, text, sign)
  if (end === -1 || end - sign > maxValue || isWordPart(unitAt(text, end))) return undefined
  if (text[end] === '@' || text[end] === '%' || text[end] === ':') return undefined
  const token = text.slice(linked, end)
  const isDesignated = named > first.end + 1 || /[:=#№°º]/.test(text.slice(named, linked))
  if (!isDesignated && needsDesignation) return undefined
  // `the refund is 10345`: a sum or a code, not the number of a refund.
  if (!isDesignated && /[a-z]/i.test(text.slice(named, linked))) return undefined
  return isNumberLike(token, isDesignated) ? { start: sign, end } : undefined
}

function isNumberLike(token: string, isDesignated: boolean): boolean {
  let digits = 0
  let letters = 0
  for (let index = 0; index < token.length; index++) {
    const code = unitAt(token, index)
    if (code >= 0x30 && code <= 0x39) digits++
    else if (isAlphanumeric(code)) letters++
  }
  if (digits === 0) {
    const isCode = isDesignated && token.length >= 5 && token === token.toUpperCase()
    return isCode && !queryWords.has(token)
  }
  if (dateLike.test(token) || /^\d+(?:st|nd|rd|th|am|pm|x|k|g|kg|ml)$/i.test(token)) return false
  if (/^\d+\.\d{1,2}$/.test(token)) return false
  if (isDesignated) return digits + letters >= 3
  return digits >= 5 || (letters > 0 && digits >= 2 && digits + letters >= 5)
}
