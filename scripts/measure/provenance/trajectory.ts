/** Random trajectories: the user's words, then what servers returned, with the places of all values. */
import type { Observation, ObservedLeaf } from '../../../src/trajectory/observation.ts'
import {
  addressOf,
  amountOf,
  clockOf,
  dateOf,
  emailOf,
  fillerOf,
  idOf,
  nameOf,
  stateOf,
  thingOf,
  tokenOf,
} from './content.ts'
import type { Random } from './random.ts'

export type ValueKind =
  | 'name'
  | 'email'
  | 'id'
  | 'token'
  | 'amount'
  | 'date'
  | 'address'
  | 'thing'
  | 'quantity'
  | 'duration'
  | 'weight'
  | 'time'

/** A value with the place that it stands at. */
export interface PlacedValue {
  readonly kind: ValueKind
  readonly text: string
  readonly field: string
  readonly flow: number
  readonly pointer: string
  /** Its sentence or leaf, in UTF-16 code units of the leaf. */
  readonly passage: readonly [number, number]
  /** Flow and list or object that it stands in. */
  readonly row: string
}

export interface Trajectory {
  readonly observations: readonly Observation[]
  readonly values: readonly PlacedValue[]
  /** All text, in lower case: what is not in it comes from nowhere. */
  readonly everything: string
}

const at = '2026-03-04T09:00:00.000Z'

export function trajectoryOf(random: Random): Trajectory {
  const observations: Observation[] = []
  const values: PlacedValue[] = []
  const flows = random.whole(4, 14)
  for (let flow = 0; flow < flows; flow++) {
    const leaves: ObservedLeaf[] = []
    if (flow === 0 || random.next() < 0.1) addText(leaves, values, flow, '', random)
    else if (random.next() < 0.6) addRows(leaves, values, flow, random)
    else addText(leaves, values, flow, '/content/0/text', random)
    const isUser = leaves[0]?.[0] === ''
    observations.push({
      flow,
      at,
      kind: isUser ? 'query' : 'return',
      ...(isUser ? {} : { server: `server-${random.whole(1, 3)}`, unit: 'function:read' }),
      integrity: isUser ? 'user' : 'untrusted',
      confidentiality: 'private',
      subject: [{ role: 'unknown' }],
      turn: 0,
      causedBy: [],
      leaves,
    })
  }
  const everything = observations
    .flatMap(({ leaves }) => leaves.map(([, value]) => String(value)))
    .join('\n')
    .toLowerCase()
  return { observations, values, everything }
}

type Sentence = readonly [before: string, value: string, after: string, kind: ValueKind]

function sentenceOf(random: Random): Sentence {
  return random.pick<() => Sentence>([
    () => ['The contact is ', nameOf(random), ' from the office.', 'name'],
    () => ['Write to ', emailOf(random), ' with questions.', 'email'],
    () => ['The reference is ', idOf(random), ' as before.', 'id'],
    () => ['Use the key ', tokenOf(random), ' to sign in.', 'token'],
    () => ['The total comes to ', amountOf(random).toFixed(2), ' EUR this time.', 'amount'],
    () => ['It starts on ', dateOf(random), ' at the latest.', 'date'],
    () => ['Deliver it to ', addressOf(random), ' please.', 'address'],
    () => ['They want the ', thingOf(random), ' in blue.', 'thing'],
    () => ['It takes ', String(random.whole(2, 30)), ' days in all.', 'duration'],
    () => ['It weighs ', String(random.whole(101, 9_999) / 10), ' kg packed.', 'weight'],
    () => ['We meet at ', clockOf(random), ' sharp.', 'time'],
    () => ['There are ', String(random.whole(3, 19)), ' boxes left.', 'quantity'],
  ])()
}

const fields: Readonly<Record<ValueKind, string>> = {
  name: 'contact',
  email: 'email',
  id: 'reference',
  token: 'key',
  amount: 'total',
  date: 'start_date',
  address: 'address',
  thing: 'product',
  quantity: 'boxes',
  duration: 'days',
  weight: 'weight',
  time: 'time',
}

function addText(
  leaves: ObservedLeaf[],
  values: PlacedValue[],
  flow: number,
  pointer: string,
  random: Random,
): void {
  let text = ''
  const add = (sentence: string): number => {
    if (text !== '') text += random.next() < 0.2 ? '\n' : ' '
    text += sentence
    return text.length - sentence.length
  }
  const count = random.whole(2, 8)
  for (let index = 0; index < count; index++) {
    if (random.next() < 0.4) {
      add(fillerOf(random))
      continue
    }
    const [before, value, after, kind] = sentenceOf(random)
    const start = add(`${before}${value}${after}`)
    const passage = [start, text.length] as const
    const field = fields[kind]
    values.push({ kind, text: value, field, flow, pointer, passage, row: `${flow}:text` })
  }
  leaves.push([pointer, text])
}

function addRows(
  leaves: ObservedLeaf[],
  values: PlacedValue[],
  flow: number,
  random: Random,
): void {
  const root = random.pick([
    '/structuredContent/items',
    '/content/0/text/results',
    '/content/0/text',
  ])
  const rows = random.whole(1, 6)
  for (let row = 0; row < rows; row++) {
    const holder = `${root}/${row}`
    const add = (name: string, value: string | number, kind?: ValueKind): void => {
      const pointer = `${holder}/${name}`
      leaves.push([pointer, value])
      const text = String(value)
      if (kind === undefined) return
      const passage = [0, text.length] as const
      values.push({ kind, text, field: name, flow, pointer, passage, row: `${flow}:${row}` })
    }
    add('id', idOf(random), 'id')
    add('owner', nameOf(random), 'name')
    add('state', stateOf(random))
    add('title', thingOf(random), 'thing')
    add('price', amountOf(random), 'amount')
    add('quantity', random.whole(2, 40), 'quantity')
    if (random.next() < 0.5) add('due', dateOf(random), 'date')
    if (random.next() < 0.4) add('email', emailOf(random), 'email')
    if (random.next() < 0.3) add('note', fillerOf(random))
  }
}
