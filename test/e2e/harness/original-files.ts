/** Small data sets of our own in the forms in which Glaive and ToolACE are published. */
import { writeFileSync } from 'node:fs'

const verbs = ['find', 'book', 'track', 'order', 'check', 'send', 'list', 'cancel'] as const
const things = [
  'ferry',
  'parcel',
  'table',
  'ticket',
  'garden',
  'invoice',
  'museum',
  'bicycle',
] as const
const places = ['Bergen', 'Porto', 'Ghent', 'Turku', 'Lviv', 'Cork'] as const

interface Made {
  readonly name: string
  readonly place: string
  readonly day: number
  readonly thing: string
  readonly verb: string
  readonly found: Readonly<Record<string, string | number>>
}

/** One task of each function, several times with other values. */
function made(count: number, offset: number): readonly Made[] {
  return Array.from({ length: count }, (_, at) => {
    const verb = verbs[at % verbs.length] ?? 'find'
    const thing = things[(at + Math.floor(at / verbs.length) + offset) % things.length] ?? 'ferry'
    const place = places[(at * 5 + offset) % places.length] ?? 'Bergen'
    const day = 1 + ((at * 7 + offset) % 28)
    const found = {
      reference: `${thing.slice(0, 2).toUpperCase()}${1_000 + at * 37}`,
      price: 10 + at,
    }
    return { name: `${verb}_${thing}`, place, day, thing, verb, found }
  })
}

const parameters = {
  type: 'object',
  properties: { place: { type: 'string' }, day: { type: 'integer' } },
  required: ['place', 'day'],
}

/** A JSON list of `{system, chat}`. */
export function writeGlaive(file: string, count: number): void {
  const rows = made(count, 0).map(({ name, place, day, thing, verb, found }) => ({
    system: `SYSTEM: You are an assistant with functions. Use them if required -\n${JSON.stringify(
      { name, description: `${verb}s a ${thing}`, parameters },
      null,
      4,
    )}\n`,
    chat: `USER: Please ${verb} a ${thing} in ${place} for day ${day}.


ASSISTANT: <functioncall> {"name": "${name}", "arguments": '${JSON.stringify({ place, day })}'} <|endoftext|>


FUNCTION RESPONSE: ${JSON.stringify(found)}


ASSISTANT: The ${thing} in ${place} has the reference ${found.reference} and costs ${found.price}. <|endoftext|>
`,
  }))
  writeFileSync(file, JSON.stringify([...rows, { system: 3 }], null, 2))
}

/** A JSON list of `{system, conversations}`. */
export function writeToolAce(file: string, count: number): void {
  const rows = made(count, 3).map(({ name, place, day, thing, verb, found }) => {
    const tool = { name: `${name}_now`, description: `${verb}s a ${thing}`, parameters }
    return {
      system: `You compose functions. These are they:\n${JSON.stringify([tool])}. \nWrite calls as [f(a=b)].`,
      conversations: [
        { from: 'user', value: `Could you ${verb} a ${thing}? It is for ${place}, day ${day}.` },
        { from: 'assistant', value: `[${tool.name}(place="${place}", day=${day})]` },
        { from: 'tool', value: JSON.stringify([{ name: tool.name, results: found }]) },
        { from: 'assistant', value: `Done: ${found.reference}, for ${found.price}.` },
      ],
    }
  })
  writeFileSync(file, JSON.stringify(rows))
}
