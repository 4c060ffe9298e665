/** Units of measure: what a number counts, and how one unit becomes another. */

export interface Unit {
  readonly dimension: string
  /** How many of the dimension's base unit one of these is. */
  readonly factor: number
}

/** Each dimension with its units: names, then how many of the base unit one is. */
const dimensions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  length: {
    'mm millimeter millimetre': 0.001,
    'cm centimeter centimetre': 0.01,
    'm meter metre': 1,
    'km kilometer kilometre': 1_000,
    'in inch': 0.0254,
    'ft foot feet': 0.3048,
    'yd yard': 0.9144,
    'mi mile': 1_609.344,
  },
  mass: {
    'mg milligram': 1e-6,
    'g gram': 0.001,
    'kg kilo kilogram': 1,
    'lb pound': 0.453_592_37,
    'oz ounce': 0.028_349_523_125,
    't tonne ton': 1_000,
  },
  time: {
    'ms millisecond milli': 0.001,
    's sec second': 1,
    'min minute': 60,
    'h hr hour': 3_600,
    'd day night': 86_400,
    'wk week': 604_800,
  },
  volume: {
    'ml milliliter millilitre': 0.001,
    'l liter litre': 1,
    'gal gallon': 3.785_411_784,
  },
  data: { byte: 1, 'kb kilobyte': 1_024, 'mb megabyte': 1_048_576, 'gb gigabyte': 1_073_741_824 },
  temperature: { 'c celsius': 1, 'f fahrenheit': 2, 'k kelvin': 3 },
  money: {
    'cent penny pence minor': 0.01,
    'usd dollar eur euro gbp price amount cost total fee balance salary': 1,
  },
  share: { 'percent percentage pct': 0.01, 'fraction ratio share': 1 },
}

const signs: Readonly<Record<string, string>> = {
  '%': 'percent',
  $: 'usd',
  '€': 'usd',
  '£': 'usd',
  '¥': 'usd',
  '°c': 'c',
  '°f': 'f',
}

const units: ReadonlyMap<string, Unit> = new Map(
  Object.entries(dimensions).flatMap(([dimension, table]) =>
    Object.entries(table).flatMap(([words, factor]) =>
      words.split(' ').map((word): [string, Unit] => [word, { dimension, factor }]),
    ),
  ),
)

const afterNumber = /^[ -]?(°?[a-z]{1,12}|%|[$€£¥])/i

/** The unit that stands right after a number that ends at `end`, or as a currency before it. */
export function unitBeside(text: string, start: number, end: number): Unit | undefined {
  const after = afterNumber.exec(text.slice(end, end + 14))?.[1]
  const unit = after === undefined ? undefined : unitNamed(after)
  return unit ?? (/[$€£¥]/.test(text.slice(start, start + 2)) ? units.get('usd') : undefined)
}

/** The unit that a field's name ends with or is made of: `weight_kg`, `durationMinutes`, `price`. */
export function unitOfField(field: string): Unit | undefined {
  const words = field.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}]+/u)
  for (const word of words.reverse()) {
    const unit = unitNamed(word)
    // WHY: one letter is a unit at the end of a name only, and no name of one letter is one.
    if (unit !== undefined && (word.length > 1 || word === words[0])) return unit
  }
  return undefined
}

function unitNamed(written: string): Unit | undefined {
  const word = written.toLowerCase()
  const found = units.get(signs[word] ?? word)
  if (found !== undefined || !word.endsWith('s')) return found
  return (
    units.get(word.slice(0, -1)) ?? (word.endsWith('es') ? units.get(word.slice(0, -2)) : found)
  )
}

/** What `value` is in another unit, in each way that is in use; empty across dimensions. */
export function converted(value: number, from: Unit, to: Unit): readonly number[] {
  if (from.dimension !== to.dimension) return []
  if (from.dimension === 'temperature')
    return [fromCelsius(toCelsius(value, from.factor), to.factor)]
  const exact = (value * from.factor) / to.factor
  if (from.dimension !== 'data') return [exact]
  const steps = Math.round(Math.log2(from.factor / to.factor) / 10)
  return [exact, value * 1_000 ** steps]
}

/** All units of one dimension. */
export function unitsOf(dimension: string): readonly Unit[] {
  return byDimension.get(dimension) ?? []
}

const byDimension: ReadonlyMap<string, readonly Unit[]> = new Map(
  Object.entries(dimensions).map(([dimension, table]) => [
    dimension,
    Object.values(table).map((factor) => ({ dimension, factor })),
  ]),
)

function toCelsius(value: number, unit: number): number {
  if (unit === 2) return (value - 32) / 1.8
  return unit === 3 ? value - 273.15 : value
}

function fromCelsius(value: number, unit: number): number {
  if (unit === 2) return value * 1.8 + 32
  return unit === 3 ? value + 273.15 : value
}
