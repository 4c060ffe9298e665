/**
 * Which values of a call content chose, and the user neither gave nor left to it.
 *
 * For each value that comes from foreign content and not from the user: the passage it stands in,
 * whether that passage orders what the function does, whether the value is a field of a look-up, and
 * what the user left to sources of this kind. A value that was found by a read is followed to the
 * passage that asked for the read. Worked out once for a message, when a rule first asks.
 *
 * @see Debenedetti et al. 2025, arXiv:2503.18813 (CaMeL: control and data flow from the user's words)
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import type { ValueOrigin } from '../../trajectory/provenance/origin.ts'
import type { JudgeInput } from '../judge.ts'
import type { ActionKind } from '../orders/action-words.ts'
import { isAbout, sharesWords } from './about.ts'
import { type Asked, askedIn } from './asked.ts'
import { type CalledFunction, calledFunction, isTarget } from './called-function.ts'
import { isLeftTo, isNamedAction, type Wanted, wordsBeside } from './left-to.ts'
import { ordersAround, type PassageOrder } from './passage-order.ts'
import {
  isDefinition,
  isForeign,
  observationOf,
  type Place,
  placesOf,
  placesOfPhrase,
} from './places.ts'
import { isSumOfUser, isUntracedSum, placesOfSum } from './sums.ts'

/** A value that content chose. */
export interface Chosen {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
  readonly value: string | number | boolean
  readonly isTarget: boolean
  /** The place that tells most: with an order where there is one. */
  readonly place: Place
  /** The order there that wants what the function does. */
  readonly order: PassageOrder | undefined
  /** Whether it stands nowhere as a field of its own, but where a look-up was asked for it and gave it back. */
  readonly isOnlyInWords: boolean
  /** Whether the words around it share any telling word with the user's. */
  readonly isRelated: boolean
  /** Whether the passage, without the value, speaks of what the user asked for. */
  readonly isAbout: boolean
  /** `seq` of the read whose argument the passage chose, where the value is what that read found. */
  readonly through: number | undefined
}

export interface Choice {
  readonly called: CalledFunction
  readonly asked: Asked
  /** None of them delegated. */
  readonly chosen: readonly Chosen[]
}

/** Values of one call that content may have chosen and that are followed. */
const maxValues = 24
const maxLooked = 512

const worked = new WeakMap<JudgeInput, Choice | null>()

/** What content chose in the judged call; undefined where it is no call that could matter. */
export function choiceOf(input: JudgeInput): Choice | undefined {
  const known = worked.get(input)
  if (known !== undefined) return known ?? undefined
  const choice = workOut(input)
  worked.set(input, choice ?? null)
  return choice
}

function workOut(input: JudgeInput): Choice | undefined {
  const called = calledFunction(input)
  if (called === undefined || !input.past.observations.some(isContent)) return undefined
  const { past, origins } = input
  const asked = askedIn(past)
  const wanted: Wanted = { past, asked, actions: called.actions, deeds: called.deeds }
  const chosen: Chosen[] = []
  let left = maxValues
  for (const origin of origins.slice(0, maxLooked)) {
    if (isUntracedSum(called, origin)) {
      const sum =
        isSumOfUser(asked, origin.value) || left-- <= 0 ? undefined : sumBy(wanted, origin)
      if (sum !== undefined) chosen.push(sum)
      continue
    }
    if (!isFromContent(origin) || isOfUser(asked, origin.value)) continue
    // What a caller puts beside it pushes no value out of sight.
    if (isEcho(past, origin) || left-- <= 0) continue
    const one = chosenBy(wanted, origin)
    if (one !== undefined && !isOwnWord(input, called, one)) chosen.push(one)
  }
  return { called, asked, chosen }
}

function isContent(observation: Observation): boolean {
  return isForeign(observation) || isDefinition(observation)
}

/** Whether the called function's own definition says the value: it shows what is meant. */
function isOwnWord({ tool }: JudgeInput, { name }: CalledFunction, { place }: Chosen): boolean {
  if (!isDefinition(place.observation)) return false
  const definition = tool(name)?.value
  return (
    definition !== undefined &&
    JSON.stringify(definition).includes(JSON.stringify(place.text).slice(1, -1))
  )
}

/** Whether a value may come from foreign content, and says more than a small number does. */
function isFromContent({ source, from, value }: ValueOrigin): boolean {
  if (source !== 'found' || typeof value === 'boolean') return false
  if (String(value).length < 4 || from[0]?.integrity === 'user') return false
  return from.some(({ integrity }) => integrity === 'untrusted')
}

/** Whether a call was the first to hold it as it is: what came back of it since is an echo. */
function isEcho(past: TrajectoryView, { from }: ValueOrigin): boolean {
  const [best] = from
  if (best === undefined || best.match !== 'exact' || best.share < 1) return false
  return observationOf(past, best.flow)?.kind === 'call'
}

/** Whether the user said the value; parts of a longer word count as well. */
function isOfUser({ text }: Asked, value: string | number | boolean): boolean {
  const said = String(value).toLowerCase().trim()
  if (said.length === 0 || said.length > 512 || !text.includes(said)) return false
  // WHY: one address is no part of another: `ada@acme.co` of `ada@acme.com`.
  return !said.includes('@') || /\s/.test(said) || hasWhole(text, said)
}

/** Whether an address stands in a text with nothing before or behind it that belongs to one. */
function hasWhole(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + 1)) {
    const behind = text.slice(at + address.length, at + address.length + 2)
    if (
      !/[\p{L}\p{N}._%+-]$/u.test(text.slice(0, at)) &&
      !/^(?:[\p{L}\p{N}_-]|\.[\p{L}\p{N}])/u.test(behind)
    )
      return true
  }
  return false
}

function chosenBy(wanted: Wanted, origin: ValueOrigin): Chosen | undefined {
  const places = placesOf(wanted.past, origin)
  const own = mostTelling(wanted, places, origin, undefined)
  if (own?.order !== undefined || own?.isOnlyInWords === true) return own
  return foundByRead(wanted, places) ?? own
}

/** A sum that stands only in words. */
function sumBy(wanted: Wanted, origin: ValueOrigin): Chosen | undefined {
  const found = mostTelling(wanted, placesOfSum(wanted.past, origin.value), origin, undefined)
  return found?.isOnlyInWords === true ? found : undefined
}

function mostTelling(
  wanted: Wanted,
  places: readonly Place[],
  { pointer, value }: Pick<ValueOrigin, 'pointer' | 'value'>,
  through: number | undefined,
): Chosen | undefined {
  let best: Chosen | undefined
  const isOnlyInWords =
    places.length > 0 &&
    places.every((place) => !place.isField || isGivenBack(wanted.past, place, places, value))
  for (const place of places) {
    if (place.isField) continue
    const order = ordersAround(place).find(({ kinds }) => isWanted(kinds, wanted.actions))
    if (best !== undefined && order === undefined) continue
    if (isLeftTo(wanted, place, order, String(value))) continue
    const words = order?.words ?? wordsBeside(place)
    best = {
      pointer,
      value,
      isTarget: isTarget(pointer, value),
      place,
      order,
      isOnlyInWords,
      isAbout: isAbout(wanted.asked.stems, words, String(value)),
      isRelated: sharesWords(wanted.asked.stems, words.replace(String(value), ' ')),
      through,
    }
    if (order !== undefined) break
  }
  return best
}

/** Whether the field answers a call that asked for the value, once words had named it. */
function isGivenBack(
  past: TrajectoryView,
  { observation: { answers } }: Place,
  places: readonly Place[],
  value: string | number | boolean,
): boolean {
  if (answers === undefined || !places.some((one) => isNamedBefore(one, answers))) return false
  const call = observationOf(past, answers)
  return call?.kind === 'call' && call.leaves.some(([, given]) => String(given) === String(value))
}

function isNamedBefore({ isField, observation }: Place, flow: number): boolean {
  return !isField && observation.flow < flow
}

/** Whether an order wants what a function does; of a function without known verbs, anything may be. */
function isWanted(kinds: ReadonlySet<ActionKind>, actions: ReadonlySet<ActionKind>): boolean {
  // What is read for an order is its first step.
  const isRead = [...actions].every((action) => action === 'read')
  if (isRead) return [...kinds].some((kind) => kind !== 'read' && kind !== 'visit')
  return [...kinds].some((kind) => kind !== 'read' && actions.has(kind))
}

/** The passage that asked for the read which found the value. */
function foundByRead(wanted: Wanted, places: readonly Place[]): Chosen | undefined {
  const looked = new Set<number>()
  for (const { observation } of places) {
    const { answers } = observation
    if (answers === undefined || looked.has(answers) || looked.size >= 4) continue
    looked.add(answers)
    const call = observationOf(wanted.past, answers)
    if (call === undefined || call.kind !== 'call' || call.changes === true) continue
    const found = chosenIn(wanted, call)
    if (found !== undefined) return found
  }
  return undefined
}

/** The value of an earlier call that an order chose, or what only words have that order nothing. */
function chosenIn(wanted: Wanted, call: Observation): Chosen | undefined {
  const { past, asked } = wanted
  let stated: Chosen | undefined
  for (const [pointer, value] of call.leaves.slice(0, 8)) {
    if (typeof value !== 'string' || value.length < 4 || value.length > 256) continue
    if (isOfUser(asked, value) || sharesWords(asked.stems, value)) continue
    const origin = { pointer, value }
    const places = placesOf(past, { value, from: [] }, call.flow)
    const found = mostTelling(wanted, places, origin, call.flow)
    if (found?.order !== undefined) return found
    // WHY: a search for what some text has says little, unless nobody asked for what follows.
    if (stated !== undefined || !asked.isKnown || isNamedAction(asked, wanted.deeds)) continue
    const said =
      places.length > 0
        ? found
        : mostTelling(wanted, placesOfPhrase(past, value, call.flow), origin, call.flow)
    if (said?.isOnlyInWords === true) stated = said
  }
  return stated
}
