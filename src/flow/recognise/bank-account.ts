import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'

/** Length of an IBAN by country. @see SWIFT, IBAN Registry, release 99 */
const lengths: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((item) => [item.slice(0, 2), Number(item.slice(2))]),
)

const opening = /[A-Z]{2}\d{2}[ -]?[A-Z0-9]/
const openings = new RegExp(opening, 'g')

/** International bank account numbers with a known country, its length and right check digits. */
export const bankAccount: Recogniser = defineRecogniser({
  type: 'bank-account',
  sources: ['ISO 13616-1 (IBAN)', 'ISO/IEC 7064 (MOD 97-10)'],
  needs: marks.letterDigit,
  prefilter: (text, traits) => traits.hasUpperRun && opening.test(text),
  find(text) {
    const spans: Span[] = []
    openings.lastIndex = 0
    for (let match = openings.exec(text); match !== null; match = openings.exec(text)) {
      const start = match.index
      const end = isWordPart(start === 0 ? Number.NaN : unitAt(text, start - 1))
        ? -1
        : endOfAccount(text, start)
      if (end !== -1) spans.push({ start, end })
      openings.lastIndex = end === -1 ? start + 1 : end
    }
    return spans
  },
})

/** Where the account number that starts at `start` ends; -1 when it is none. */
function endOfAccount(text: string, start: number): number {
  const length = lengths.get(text.slice(start, start + 2))
  if (length === undefined) return -1
  let account = ''
  let end = start
  while (account.length < length && end < text.length) {
    const code = unitAt(text, end)
    if (isAlphanumeric(code)) account += text[end]
    else if ((code !== 0x20 && code !== 0x2d) || !isAlphanumeric(unitAt(text, end + 1))) break
    end++
  }
  if (account.length !== length || isWordPart(unitAt(text, end))) return -1
  return hasCheckDigits(account) ? end : -1
}

/** MOD 97-10 over the account with its first four characters moved to the end. */
function hasCheckDigits(account: string): boolean {
  let remainder = 0
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
