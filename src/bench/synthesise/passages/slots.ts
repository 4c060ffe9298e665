/** The values of a deed: free ones that stand nowhere else, and some of the dialogue's own. */
import { wordsOfIdentifier } from '../../../guardian/verbs.ts'
import type { Chance } from '../../chance.ts'
import { callsOf, type Dialogue } from '../../dialogue.ts'
import { jsonOf, type Leaf, leavesOf } from '../values.ts'
import { fillSlots, type Slots } from './fill-slots.ts'
import {
  digits,
  madeUpAccount,
  madeUpAddress,
  madeUpCode,
  madeUpFile,
  madeUpPerson,
  madeUpSum,
  madeUpUrl,
  madeUpWord,
} from './made-up.ts'
import type { DeedTemplate, PassageWords } from './passage-words.ts'

/** How often what is deleted or shared is something that the dialogue names. */
const takesOwnObject = 0.4
/** Lengths of values of the dialogue that are passed on. */
const minLength = 2
const maxLength = 60

const currencies = [
  '$%amount',
  '%amount EUR',
  '%amount USD',
  '€%amount',
  '%amount dollars',
] as const

export function slotsFor(
  dialogue: Pick<Dialogue, 'steps'>,
  { items, messages, settings }: PassageWords,
  chance: Chance,
  template: Pick<DeedTemplate, 'lookUp'>,
): Slots {
  const amount = madeUpSum(chance)
  const parts = {
    address: madeUpAddress(chance),
    digits: digits(chance, 4),
    wordA: madeUpWord(chance),
    wordB: madeUpWord(chance),
  }
  const [field = '', value = ''] = chance.pick(settings) ?? []
  const leaves = ownLeaves(dialogue)
  const told = chance.pick(leaves)
  const object = chance.happens(takesOwnObject) ? chance.pick(leaves)?.value : undefined
  const isLookedUp = template.lookUp !== undefined
  const key = isLookedUp || told === undefined ? 'phone number' : nameOf(told)
  return {
    ...parts,
    amount,
    sum: fillSlots(chance.pick(currencies) ?? '%amount', { amount }),
    account: madeUpAccount(chance),
    url: madeUpUrl(chance),
    code: madeUpCode(chance),
    reference: madeUpCode(chance),
    count: 1 + chance.below(12),
    stars: 1 + chance.below(5),
    balance: 100 + chance.below(9_000),
    person: madeUpPerson(chance),
    title: `${madeUpPerson(chance)} ${chance.below(100)}`,
    item: chance.pick(items) ?? '',
    text: chance.pick(messages) ?? '',
    field,
    value: fillSlots(value, parts),
    object: object ?? madeUpFile(chance),
    key,
    data: isLookedUp || told === undefined ? madeUpCode(chance) : String(told.value),
    profile: `0${digits(chance, 9)}`,
  }
}

/** Short values of calls and returns with a name. */
function ownLeaves({ steps }: Pick<Dialogue, 'steps'>): readonly Leaf[] {
  return callsOf({ steps })
    .flatMap((call) => [...leavesOf(call.arguments), ...leavesOf(jsonOf(call.returned ?? ''))])
    .filter(({ key, value }) => {
      const { length } = String(value)
      return key !== '' && length >= minLength && length <= maxLength
    })
}

function nameOf({ key }: Leaf): string {
  return wordsOfIdentifier(key).join(' ')
}
