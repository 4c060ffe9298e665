/** Realistic values, rows and sentences, written for this project. */
import type { Random } from './random.ts'

const firstNames =
  'Rosalind Marcus Ingrid Tobias Yasmin Piotr Leonie Hamza Beatriz Oskar Noor Callum Mirela Anton Zuzana Idris Freya Matteo Adaeze Jonas'
const lastNames =
  'Holloway Brandt Okafor Lindqvist Petrov Ferreira Haddad Novak Sorensen Castellano Abernathy Moreau Wieczorek Tanaka Oyelaran Vance Dufour Kowalski Rahimi Ellery'
const cities =
  'Utrecht Bergen Valparaiso Turku Cork Ghent Aarhus Leeds Parma Malmo Galway Tampere Bilbao Graz Nantes Split'
const streets =
  'Harbour Mill Orchard Station Quarry Willow Castle Foundry Meadow Lantern Chapel Granary'
const things =
  'kettle lantern ledger canvas anchor compass blanket saddle cabinet trellis printer scanner bracket harness mirror radiator'
const makers = 'Northwind Bluepeak Calder Ostrava Hearth Tidewater Fennel Kestrel Marlow Juniper'
const verbs = 'approved reviewed postponed confirmed rejected archived forwarded shipped'
const topics =
  'the quarterly budget|the warehouse lease|the ferry timetable|the roof repair|the training plan|the supplier contract|the museum visit|the energy audit'
const states = 'open closed pending active draft'

const list = (text: string): readonly string[] => text.split(' ')
const lists = {
  firstNames: list(firstNames),
  lastNames: list(lastNames),
  cities: list(cities),
  streets: list(streets),
  things: list(things),
  makers: list(makers),
  verbs: list(verbs),
  topics: topics.split('|'),
  states: list(states),
}

export function nameOf(random: Random): string {
  return `${random.pick(lists.firstNames)} ${random.pick(lists.lastNames)}`
}

export function emailOf(random: Random): string {
  const host = random.pick(lists.makers).toLowerCase()
  const user = random.pick(lists.firstNames).toLowerCase()
  return `${user}.${random.pick(lists.lastNames).toLowerCase()}${random.whole(1, 99)}@${host}.example`
}

export function idOf(random: Random): string {
  const letters = 'ABCDEFGHKLMNPRSTUVWX'
  const prefix = random.pick([...letters]) + random.pick([...letters])
  return `${prefix}-${random.whole(10_000, 99_999)}`
}

export function tokenOf(random: Random): string {
  const alphabet = [...'abcdefghijkmnpqrstuvwxyz23456789']
  return `tk_${Array.from({ length: 20 }, () => random.pick(alphabet)).join('')}`
}

export function amountOf(random: Random): number {
  return random.whole(1_000, 999_999) / 100
}

/** A date as year, month and day, never on a day that some months lack. */
export function dateOf(random: Random): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${random.whole(2024, 2027)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
}

export function clockOf(random: Random): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(random.whole(6, 22))}:${two(5 * random.whole(0, 11))}`
}

export function addressOf(random: Random): string {
  return `${random.whole(2, 240)} ${random.pick(lists.streets)} Street, ${random.pick(lists.cities)}`
}

export function thingOf(random: Random): string {
  return `${random.pick(lists.makers)} ${random.pick(lists.things)} ${random.whole(200, 990)}`
}

/** A sentence that tells nothing of the values above. */
export function fillerOf(random: Random): string {
  return random.pick([
    `${random.pick(lists.firstNames)} has ${random.pick(lists.verbs)} ${random.pick(lists.topics)}.`,
    `We talked about ${random.pick(lists.topics)} and ${random.pick(lists.topics)}.`,
    `Nothing changed for ${random.pick(lists.topics)} since last week.`,
    `Please see ${random.pick(lists.topics)} before the next call.`,
  ])
}

export function stateOf(random: Random): string {
  return random.pick(lists.states)
}

/** Words that a model may write by itself. */
export function ownSentence(random: Random): string {
  return random.pick([
    'I have looked into it and will come back with a proposal soon',
    'Here is a short summary of what was found so far',
    'Could you tell me whether this suits everybody',
    'Thank you for your patience while this is being sorted out',
    'The following steps are suggested for the coming days',
  ])
}
