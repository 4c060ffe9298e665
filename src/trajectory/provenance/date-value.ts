/** Dates and times of day in a text, however they are written, as ISO 8601. */

export interface DateInText {
  /** `2024-03-05`, `--03-05` without a year, or `T14:30`. */
  readonly iso: string
  /** UTF-16 code units, end exclusive. */
  readonly start: number
  readonly end: number
}

const maxDates = 128

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const day = '(\\d{1,2})(?:st|nd|rd|th)?'

const forms: readonly {
  readonly pattern: RegExp
  readonly read: (m: RegExpExecArray) => string[]
}[] = [
  {
    pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    read: ([, y, m, d]) => calendar(Number(y), Number(m), Number(d)),
  },
  {
    // Day and month stand in either order: both readings that exist.
    pattern: /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/g,
    read: ([, one, other, y]) => [
      ...calendar(yearOf(y), Number(one), Number(other)),
      ...calendar(yearOf(y), Number(other), Number(one)),
    ],
  },
  {
    pattern: new RegExp(`(?<![a-z\\d])${month} ${day}(?:,? (\\d{4}))?(?![a-z\\d])`, 'gi'),
    read: ([, name, d, y]) =>
      calendar(y === undefined ? undefined : Number(y), monthOf(name), Number(d)),
  },
  {
    pattern: new RegExp(`(?<![a-z\\d])${day} (?:of )?${month}(?:,? (\\d{4}))?(?![a-z\\d])`, 'gi'),
    read: ([, d, name, y]) =>
      calendar(y === undefined ? undefined : Number(y), monthOf(name), Number(d)),
  },
  {
    pattern: /(?<![\d:])(\d{1,2})(?::(\d{2}))?(?::\d{2})? ?([ap])\.?m\b/gi,
    read: ([, h, m, half]) =>
      clock(
        (Number(h) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0),
        Number(m ?? 0),
        Number(h) >= 1 && Number(h) <= 12,
      ),
  },
  {
    pattern:
      /(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?(?![\d:]| ?[ap]\.?m)/gi,
    read: ([, h, m]) => clock(Number(h), Number(m), true),
  },
]

/** The dates and times of `text`; several for one place that can be read in several ways. */
export function datesInText(text: string): readonly DateInText[] {
  const found: DateInText[] = []
  if (!/\d/.test(text)) return found
  for (const { pattern, read } of forms) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      for (const iso of new Set(read(match))) {
        if (found.length >= maxDates) return found
        found.push({ iso, start: match.index, end: match.index + match[0].length })
      }
    }
  }
  return found
}

function monthOf(name: string | undefined): number {
  return names.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

function yearOf(written: string | undefined): number {
  const year = Number(written)
  return (written ?? '').length === 2 ? year + (year < 70 ? 2000 : 1900) : year
}

function calendar(year: number | undefined, m: number, d: number): string[] {
  if (m < 1 || m > 12 || d < 1 || d > 31) return []
  const rest = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return [year === undefined ? `--${rest}` : `${String(year).padStart(4, '0')}-${rest}`]
}

function clock(hour: number, minute: number, isValid: boolean): string[] {
  if (!isValid || hour > 23 || minute > 59) return []
  return [`T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`]
}
