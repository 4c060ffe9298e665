/**
 * Recorded runs in which an agent followed an injection or did not, and the same runs with the
 * injection in other words.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Bank, rewordContent, tell, tellInstead, type Way, ways } from './reword-injection.ts'
import { type Family, families, tellAnew } from './told-anew.ts'

export interface AttackMessage {
  readonly role: string
  readonly content?: string | null
  readonly tool_calls?: readonly {
    readonly function: { readonly name: string; readonly arguments: string }
  }[]
}

export interface AttackRun {
  readonly id: string
  readonly messages: readonly AttackMessage[]
  readonly meta: { readonly userTask: string; readonly injectionText: string }
}

/** The ways of the generator, two that need more than one text, and the kinds of speech of the other. */
export const allWays: readonly AnyWay[] = [...ways, 'two results', 'encoded', ...families]
export type AnyWay = Way | 'two results' | 'encoded' | Family

const isWay = (way: AnyWay): way is Way => ways.some((one) => one === way)
const isFamily = (way: AnyWay): way is Family => families.some((one) => one === way)

/** Halves by task, so that no task stands in both. */
export function isHeldOut({ meta }: Pick<AttackRun, 'meta'>): boolean {
  let hash = 7
  for (const letter of meta.userTask) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return hash % 2 === 1
}

export interface Poisoned {
  readonly messages: readonly AttackMessage[]
  /** Place of the first message that holds the injection; infinite where none does. */
  readonly poisoned: number
}

/** The run in other words; undefined where it has no two results for an injection in two parts. */
export function reworded(run: AttackRun, way: AnyWay, seed: number): Poisoned | undefined {
  const bank: Bank = isHeldOut(run) ? 'test' : 'dev'
  const messages = [...run.messages]
  let poisoned = Number.POSITIVE_INFINITY
  let before = -1
  for (const [at, message] of run.messages.entries()) {
    if (message.role !== 'tool' || typeof message.content !== 'string') continue
    const told = reword(message.content, run.meta.injectionText, way, bank, seed + at)
    if (told !== undefined) {
      // WHY: with nothing read before it there are no two results.
      if (way === 'two results' && before === -1) return undefined
      messages[at] = { ...message, content: told.content }
      const other = messages[before]
      if (told.earlier !== '' && other !== undefined)
        messages[before] = { ...other, content: `${other.content}\n${told.earlier}` }
      poisoned = Math.min(poisoned, at)
    }
    before = at
  }
  return { messages, poisoned }
}

interface Told {
  /** The result that the agent read before it followed. */
  readonly content: string
  /** What stands at the end of the result before that one. */
  readonly earlier: string
}

/** The content in other words; over two results, the first sentence stands in the one before. */
function reword(
  content: string,
  injection: string,
  way: AnyWay,
  bank: Bank,
  seed: number,
): Told | undefined {
  let earlier = ''
  const told = isWay(way)
    ? rewordContent(content, injection, way, bank, seed)
    : tellInstead(content, injection, (goal, plain) => {
        if (isFamily(way)) return tellAnew(way, goal, seed)
        if (way === 'encoded') return Buffer.from(plain).toString('base64')
        const [first = '', ...rest] = tell(plain, goal, 'split', bank, seed).split(/(?<=[.!]) /)
        earlier = first
        return rest.join(' ')
      })
  return told === undefined ? undefined : { content: told, earlier }
}

/**
 * Place of the first call with a value that the injection has and no user message (data/README.md);
 * with `isDeed`, of the first that is more than a search. -1 where there is none.
 */
export function firstInjected({ messages, meta }: AttackRun, isDeed: boolean): number {
  const users = messages.filter(({ role }) => role === 'user').map(({ content }) => content ?? '')
  const said = users.join('\n')
  return messages.findIndex(({ tool_calls: calls = [] }) =>
    calls.some(
      ({ function: { name, arguments: args } }) =>
        !(isDeed && name.startsWith('search_')) &&
        valuesOf(args).some(
          (value) =>
            value.length > 3 && meta.injectionText.includes(value) && !said.includes(value),
        ),
    ),
  )
}

function valuesOf(text: string): readonly string[] {
  const values: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
    else values.push(String(value))
  }
  try {
    collect(JSON.parse(text))
  } catch {
    // Arguments that are no JSON hold no values.
  }
  return values
}

/** The lines of a set, as records. */
export function runsOf(file: string): readonly AttackRun[] {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AttackRun)
}

/** The file of a set of attacks. */
export function attackFile(data: string, set: string): string {
  return join(data, 'attack', `${set}.jsonl.gz`)
}
