/** What orders in what a server sent are weighed against. */
import type { TrajectoryView } from '../../../trajectory/memory.ts'
import type { JudgeInput } from '../../judge.ts'
import { createEcho } from '../../orders/echo.ts'
import type { OrderSetting } from '../../orders/judge-passage.ts'
import { type Offer, offerOf } from '../../orders/on-offer.ts'
import { createToldBefore } from '../../orders/told-before.ts'

/** The user's words that are looked at: of the latest turns. */
const maxTurns = 8
const maxAsked = 16_384
const maxSent = 8_192

/** The setting of what `input` brings: what the user asked, what was sent and what is on offer. */
export function settingOf(input: Pick<JudgeInput, 'past' | 'answers' | 'server'>): OrderSetting {
  return new LazySetting(input)
}

/**
 * WHY lazy: most texts hold no order, and then nothing of this is asked for. WHY a class: an object
 * literal with getters is a dictionary to V8.
 */
class LazySetting implements OrderSetting {
  readonly called: string
  readonly #past: TrajectoryView
  readonly #params: unknown
  #asked: string | undefined
  #sent: string | undefined
  #offer: Offer | undefined
  #find: OrderSetting['toldBefore']
  readonly isEcho: NonNullable<OrderSetting['isEcho']>

  constructor({ past, answers, server }: Pick<JudgeInput, 'past' | 'answers' | 'server'>) {
    const name = answers?.params?.name
    this.called = typeof name === 'string' ? name.toLowerCase() : ''
    this.#past = past
    this.#params = answers?.params ?? {}
    this.#asked = undefined
    this.#sent = undefined
    this.#offer = undefined
    this.#find = undefined
    this.isEcho = createEcho(past, server.id)
  }

  get asked(): string {
    // What a model declares is not what the user asked for.
    this.#asked ??= this.#past.turns
      .filter(({ source }) => source === 'user')
      .slice(-maxTurns)
      .map(({ text }) => text.slice(0, maxAsked))
      .join('\n')
      .slice(-maxAsked)
      .toLowerCase()
    return this.#asked
  }

  get sent(): string {
    this.#sent ??= JSON.stringify(this.#params, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )
      .slice(0, maxSent)
      .toLowerCase()
    return this.#sent
  }

  get offer(): Offer {
    this.#offer ??= offerOf(this.#past.offered)
    return this.#offer
  }

  readonly toldBefore: NonNullable<OrderSetting['toldBefore']> = (passage) => {
    this.#find ??= createToldBefore(this.#past)
    return this.#find(passage)
  }

  readonly isKnown = (value: string): boolean => {
    const [origin] = this.#past.originsOf({ value }, undefined)
    return (
      origin?.source === 'found' && (origin.integrity === 'user' || origin.integrity === 'host')
    )
  }
}
