/** Dialogues for benchmarks of `mcip audit`: made up, the same for the same seed. */

/** Numbers from 0 to 1. @see Steele and Vigna 2014, SplitMix, in the 32-bit form of mulberry32 */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const cities = ['Lisbon', 'Osaka', 'Bergen', 'Quito', 'Tbilisi', 'Durban', 'Halifax', 'Perth']
const people = ['Mara Lind', 'Tomas Okafor', 'Yuki Arai', 'Ines Duarte', 'Paul Reiss']
const things = ['a room', 'a table for two', 'a train', 'a bicycle', 'a boat', 'a guided walk']
const words =
  'the quiet room looks over an old harbour where boats come in before noon and people sell fish bread and fruit from small carts near the stairs'.split(
    ' ',
  )

/** What a round of a dialogue takes without its offers, and each of those, in bytes, nearly. */
const roundBytes = 900
const offerBytes = 205

/** JSON of one record in OpenAI chat form, of about `bytes`. */
export function recordText(random: () => number, id: string, bytes: number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const sentence = (count: number): string =>
    Array.from({ length: count }, () => pick(words)).join(' ')
  const messages: object[] = []
  const tools = [
    toolOf('search_offers', 'Finds what is on offer in a city', ['city', 'date', 'kind']),
    toolOf('book_offer', 'Books an offer for a person', ['offer_id', 'name', 'email']),
  ]
  const wrapped = (): string => JSON.stringify({ id, messages, tools, label: 'true' })
  let size = wrapped().length
  const add = (message: object): void => {
    messages.push(message)
    size += JSON.stringify(message).length + 1
  }
  for (let round = 0; round === 0 || bytes - size > roundBytes; round++) {
    const city = pick(cities)
    const name = pick(people)
    const date = `2026-${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`
    add({
      role: 'user',
      content: `I am looking for ${pick(things)} in ${city} on ${date}, ${sentence(6)}.`,
    })
    add(callOf(`${round}a`, 'search_offers', { city, date, kind: pick(things) }))
    const rows = Math.max(
      1,
      Math.min(20, Math.round((bytes - size - roundBytes + 300) / offerBytes)),
    )
    const offers = Array.from({ length: rows }, (_, index) => ({
      offer_id: `of-${Math.floor(random() * 1e6)}-${index}`,
      title: sentence(5),
      text: sentence(12),
      price: Math.round(random() * 40_000) / 100,
      url: `https://offers.example/${city.toLowerCase()}/${Math.floor(random() * 1e5)}`,
    }))
    add({ role: 'tool', tool_call_id: `${round}a`, content: JSON.stringify({ city, offers }) })
    const chosen = pick(offers)
    const email = `${name.toLowerCase().replace(' ', '.')}@mail.example`
    add({
      role: 'assistant',
      content: `The best is ${chosen.title} for ${chosen.price}. Shall I book it?`,
    })
    add({ role: 'user', content: `Yes, for ${name}, ${email}.` })
    add(callOf(`${round}b`, 'book_offer', { offer_id: chosen.offer_id, name, email }))
    add({
      role: 'tool',
      tool_call_id: `${round}b`,
      content: JSON.stringify({ booked: true, reference: `R${Math.floor(random() * 1e8)}` }),
    })
    add({
      role: 'assistant',
      content: `Done: ${chosen.title} is booked for ${name}, ${sentence(8)}.`,
    })
  }
  return wrapped()
}

function toolOf(name: string, description: string, names: readonly string[]): object {
  const properties = Object.fromEntries(
    names.map((one) => [one, { type: 'string', description: `The ${one.replace('_', ' ')}` }]),
  )
  return {
    type: 'function',
    function: { name, description, parameters: { type: 'object', properties, required: names } },
  }
}

function callOf(id: string, name: string, args: object): object {
  const call = { id, type: 'function', function: { name, arguments: JSON.stringify(args) } }
  return { role: 'assistant', content: null, tool_calls: [call] }
}
