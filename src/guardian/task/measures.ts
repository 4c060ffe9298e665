/** Currencies, units, days and times as people and functions write them, brought to one form. */

/** Words of one kind; the first of a group stands for it. A word may stand for several of a kind. */
const kinds = {
  currency: [
    'usd us$ $ dollar dollars buck bucks',
    'cad c$ dollar dollars',
    'aud a$ dollar dollars',
    'eur € euro euros',
    'gbp £ sterling pound pounds quid',
    'jpy yen ¥',
    'cny yuan renminbi rmb ¥',
    'inr ₹ rupee rupees',
    'krw ₩',
    'chf franc francs',
    'mxn peso pesos',
    'brl real reais',
    'btc bitcoin bitcoins',
    'eth ethereum ether',
  ],
  temperature: ['celsius centigrade °c', 'fahrenheit °f', 'kelvin'],
  distance: [
    'km kilometer kilometers kilometre kilometres kms',
    'mile miles',
    'meter meters metre metres',
    'foot feet ft',
    'cm centimeter centimeters centimetre centimetres',
    'inch inches',
  ],
  weight: [
    'kg kilo kilos kilogram kilograms kgs',
    'pound pounds lb lbs',
    'gram grams',
    'ounce ounces oz',
  ],
  day: [
    'monday mon',
    'tuesday tue tues',
    'wednesday wed',
    'thursday thu thurs',
    'friday fri',
    'saturday sat',
    'sunday sun',
  ],
} as const
export type MeasureKind = keyof typeof kinds

const measures: ReadonlyMap<string, readonly (readonly [MeasureKind, string])[]> = (() => {
  const found = new Map<string, (readonly [MeasureKind, string])[]>()
  for (const kind of Object.keys(kinds) as MeasureKind[])
    for (const group of kinds[kind]) {
      const words = group.split(' ')
      for (const word of words) {
        const same = found.get(word) ?? []
        same.push([kind, words[0] ?? word])
        found.set(word, same)
      }
    }
  return found
})()

/** What a word stands for; empty for most. @param word lower case */
export function measuresOf(word: string): readonly (readonly [MeasureKind, string])[] {
  return measures.get(word) ?? []
}

const maxText = 16_384
const word = /us\$|[ca]\$|[$€£¥₹₩]|°[cf]\b|\p{L}+/gu

/** What a text names of each kind. @param text lower case */
export function measuresIn(text: string): ReadonlyMap<MeasureKind, ReadonlySet<string>> {
  const found = new Map<MeasureKind, Set<string>>()
  for (const [one] of text.slice(0, maxText).matchAll(word))
    for (const [kind, name] of measuresOf(one)) {
      const same = found.get(kind)
      if (same === undefined) found.set(kind, new Set([name]))
      else same.add(name)
    }
  return found
}

const time = /(?<![\d:.-])(\d{1,2})(?::(\d{2}))?(?::\d{2})? ?(a\.?m\b|p\.?m\b|o'?clock)?(?![\d:])/gi

/** The times of day in a text, in minutes of a half day: "5", "17:00" and "5 pm" are one. */
export function timesIn(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [, hours = '', minutes, half] of text.slice(0, maxText).matchAll(time)) {
    if ((minutes === undefined && half === undefined) || Number(hours) > 24) continue
    found.add((Number(hours) % 12) * 60 + Number(minutes ?? 0))
  }
  return found
}
