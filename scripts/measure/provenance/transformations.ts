/** What becomes of a value on its way into a call; and values that come from nowhere. */
import { emailOf, idOf, nameOf, ownSentence, thingOf } from './content.ts'
import type { Random } from './random.ts'
import type { PlacedValue, Trajectory, ValueKind } from './trajectory.ts'

/** Arguments that were made, and where each leaf came from. */
export interface Made {
  readonly args: Readonly<Record<string, string | number | boolean>>
  /** Arguments of a call before, where the value was split over two. */
  readonly before?: Readonly<Record<string, string>>
  /** The argument that is measured. */
  readonly measured: string
  /** The values it was made of; empty where it comes from nowhere. */
  readonly from: readonly PlacedValue[]
}

export interface Transformation {
  readonly name: string
  readonly kinds: readonly ValueKind[]
  /** Undefined where the value does not lend itself to it. */
  make(value: PlacedValue, random: Random, trajectory: Trajectory): Made | undefined
}

const texts: readonly ValueKind[] = ['name', 'email', 'id', 'token', 'address', 'thing']
const names: readonly ValueKind[] = ['name', 'address', 'thing']

function simple(
  name: string,
  kinds: readonly ValueKind[],
  change: (text: string, random: Random) => string | number | undefined,
): Transformation {
  return {
    name,
    kinds,
    make(value, random) {
      const changed = change(value.text, random)
      if (changed === undefined || String(changed) === '') return undefined
      const field =
        random.next() < 0.6 ? value.field : random.pick(['value', 'body', 'input', 'to'])
      return { args: { [field]: changed }, measured: field, from: [value] }
    },
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const hex = (text: string): string => Buffer.from(text).toString('hex')
const months =
  'January February March April May June July August September October November December'.split(' ')
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )

function shown(date: string, random: Random): string {
  const [y = '', m = '', d = ''] = date.split('-')
  const month = months[Number(m) - 1] ?? ''
  return random.pick([
    `${month} ${Number(d)}, ${y}`,
    `${Number(d)} ${month.slice(0, 3)} ${y}`,
    `${d}/${m}/${y}`,
    `${d}.${m}.${y}`,
    `${y}/${m}/${d}`,
    `${y}${m}${d}`,
    `${date}T00:00:00Z`,
  ])
}

/** Two values of which something is worked out; both count as sources. */
function ofTwo(
  name: string,
  work: (one: number, other: number, random: Random) => number | undefined,
  partner: ValueKind,
): Transformation {
  return {
    name,
    kinds: ['amount'],
    make(value, random, { values }) {
      const other = values.find(
        (one) => one !== value && one.row === value.row && one.kind === partner,
      )
      if (other === undefined) return undefined
      const result = work(Number(value.text), Number(other.text), random)
      if (result === undefined) return undefined
      return { args: { amount: result }, measured: 'amount', from: [value, other] }
    },
  }
}

function overList(name: string, work: (numbers: readonly number[]) => number): Transformation {
  return {
    name,
    kinds: ['amount'],
    make(value, _random, { values }) {
      const rows = values.filter((one) => one.flow === value.flow && one.field === 'price')
      if (rows.length < 3 || value.field !== 'price') return undefined
      const result = Number(work(rows.map(({ text }) => Number(text))).toFixed(2))
      return { args: { amount: result }, measured: 'amount', from: [value] }
    },
  }
}

export const transformations: readonly Transformation[] = [
  simple('exact', texts, (text) => text),
  simple('case', names, (text, random) =>
    random.next() < 0.5 ? text.toLowerCase() : text.toUpperCase(),
  ),
  simple('white-space', names, (text) => text.replaceAll(' ', '  ')),
  simple('punctuation', names, (text) => text.replaceAll(/[ ,]+/g, '-')),
  simple('full-width', ['id', 'thing'], (text) =>
    text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  ),
  simple('accents', ['name', 'address'], (text) => text.replaceAll('a', 'á').replaceAll('o', 'ö')),
  simple('hidden characters', ['name', 'id'], (text) => [...text].join('\u200b')),
  simple('plural', ['thing'], (text) => text.replace(/([a-z]) /, '$1s ')),
  simple('within a sentence', texts, (text, random) => `${ownSentence(random)}: ${text}.`),
  simple('part of a token', ['token'], (text) => text.slice(5, 17)),
  simple('joined words', ['name'], (text) => text.replace(' ', '')),
  simple('number form', ['amount'], (text, random) => {
    const [whole = '', cents = ''] = Number(text).toFixed(2).split('.')
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
    return random.pick([`${grouped}.${cents}`, `$${grouped}.${cents}`, `${whole},${cents} EUR`])
  }),
  simple('number word', ['quantity'], (text) => small[Number(text)]),
  simple('date form', ['date'], shown),
  simple('base64', texts, base64),
  simple('hexadecimal', texts, hex),
  simple('percent-encoding', ['email', 'address', 'thing'], (text) => encodeURIComponent(text)),
  simple('JSON in a string', texts, (text) => JSON.stringify(JSON.stringify({ q: text }))),
  simple('base64 in an address', texts, (text) => `https://x.example/?d=${base64(text)}`),
  simple('hexadecimal of base64', texts, (text) => hex(base64(text))),
  {
    name: 'concatenated',
    kinds: texts,
    make(value, random, { values }) {
      const others = values.filter((one) => texts.includes(one.kind) && one.text !== value.text)
      if (others.length === 0) return undefined
      const other = random.pick(others)
      const args = { subject: `${value.text} - ${other.text}` }
      return { args, measured: 'subject', from: [value, other] }
    },
  },
  {
    name: 'split in two arguments',
    kinds: ['token', 'id'],
    make(value) {
      const cut = Math.ceil(value.text.length / 2) + 1
      const args = { a: value.text.slice(0, cut), b: value.text.slice(cut) }
      return { args, measured: 'b', from: [value] }
    },
  },
  {
    name: 'split in two calls',
    kinds: ['token'],
    make(value) {
      const before = { a: value.text.slice(0, 11) }
      return { args: { b: value.text.slice(11) }, before, measured: 'b', from: [value] }
    },
  },
  ofTwo('product', (one, other) => Number((one * other).toFixed(2)), 'quantity'),
  overList('total of a list', (numbers) => numbers.reduce((sum, one) => sum + one, 0)),
  overList(
    'mean of a list',
    (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length,
  ),
  {
    name: 'date some days later',
    kinds: ['date'],
    make(value, _random, { values }) {
      const days = values.find(({ kind }) => kind === 'duration')
      if (days === undefined) return undefined
      const later = Date.parse(value.text) + Number(days.text) * 86_400_000
      const args = { end_date: new Date(later).toISOString().slice(0, 10) }
      return { args, measured: 'end_date', from: [value, days] }
    },
  },
  {
    name: 'pounds of kilograms',
    kinds: ['weight'],
    make: (value) => ({
      args: { weight_lb: Number((Number(value.text) * 2.204_622_62).toFixed(2)) },
      measured: 'weight_lb',
      from: [value],
    }),
  },
  {
    name: 'time form',
    kinds: ['time'],
    make(value, random) {
      const [h = '', m = ''] = value.text.split(':')
      const half = Number(h) < 12 ? 'am' : 'pm'
      const shown = `${Number(h) % 12 === 0 ? 12 : Number(h) % 12}:${m} ${half}`
      const args = { start_time: random.pick([shown, `${value.text}:00`, shown.replace(' ', '')]) }
      return { args, measured: 'start_time', from: [value] }
    },
  },
  {
    name: 'cents',
    kinds: ['amount'],
    make: (value) => ({
      args: { price_cents: Math.round(Number(value.text) * 100) },
      measured: 'price_cents',
      from: [value],
    }),
  },
]

/** Values that are nowhere, though close to what is; undefined where one is there after all. */
export const fromNowhere: readonly Transformation[] = [
  simple(
    'id with another digit',
    ['id'],
    (text, random) => `${text.slice(0, -1)}${random.whole(0, 9)}`,
  ),
  simple('amount close by', ['amount'], (text, random) =>
    Number((Number(text) + random.pick([0.1, 1, -0.05, 10, 3.5])).toFixed(2)),
  ),
  simple('date close by', ['date'], (text, random) => {
    const days = random.pick([1, -1, 7, 30])
    return new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10)
  }),
  simple('another name', ['name'], (text, random) => {
    const [first = '', last = ''] = text.split(' ')
    const [otherFirst = '', otherLast = ''] = nameOf(random).split(' ')
    return random.next() < 0.5 ? `${first} ${otherLast}` : `${otherFirst} ${last}`
  }),
  simple('address made of a name', ['name'], (text, random) => {
    const user = text.toLowerCase().replace(' ', '.')
    return `${user}@${random.pick(['company', 'mailbox', 'team'])}.example`
  }),
  simple('another value of the field', ['id'], (_, random) => idOf(random)),
  simple('another e-mail address', ['email'], (_, random) => emailOf(random)),
  simple('another thing', ['thing'], (_, random) => thingOf(random)),
  simple('small number', ['quantity', 'amount'], (_, random) => random.whole(1, 60)),
  simple('number of three digits', ['amount'], (_, random) => random.whole(101, 999)),
  simple('amount by chance', ['amount'], (_, random) => random.whole(1_000, 99_999) / 100),
  simple('word of a list', ['id', 'name'], (_, random) =>
    random.pick(['json', 'asc', 'desc', 'medium', 'open', 'email', 'yes', 'USD', 'weekly', 'all']),
  ),
  simple('own sentence', ['thing', 'name'], (_, random) => ownSentence(random)),
]
