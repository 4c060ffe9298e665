/**
 * The function pool: calls with what they returned, and the definitions of their functions, from
 * all gold dialogues (paper, section on MCIP-Bench: 10,633 pairs of Glaive).
 */
import { type Chance, hashOf } from './chance.ts'
import { type CallStep, callsOf, type Dialogue, type DialogueTool } from './dialogue.ts'

/** One call that was made, and what came back. */
export interface PooledCall {
  readonly call: CallStep & { readonly returned: string }
  /** Definition of the function, where its dialogue offers it. */
  readonly tool: DialogueTool | undefined
  /** The dialogue it is from, as `<source>/<id>`. */
  readonly from: string
}

export interface FunctionPool {
  readonly calls: readonly PooledCall[]
  /** Each function once, the first definition of its name. */
  readonly tools: readonly DialogueTool[]
  /** A call that `fits`; undefined where a bounded number of draws finds none. */
  draw(chance: Chance, fits: (pooled: PooledCall) => boolean): PooledCall | undefined
}

/** Draws before a search gives up; the pool is shuffled by chance, so more find little more. */
const maxDraws = 200

/** Which part of a split a function belongs to, by its name: no function stands in both. */
export type SplitPart = 'train' | 'test'

/**
 * By its words: `SendEmail`, `send-email` and `send_email` stand on one side.
 *
 * @param testShare 0 to 1
 */
export function partOfFunction(name: string, testShare = 0.5): SplitPart {
  // The low bits of FNV-1a are good; the share is taken of 10,000.
  return hashOf(spelledAlike(name)) % 10_000 < testShare * 10_000 ? 'test' : 'train'
}

/** The name in one spelling, however its words are joined. */
export function spelledAlike(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .toLowerCase()
}

export function createPool(dialogues: Iterable<Dialogue>): FunctionPool {
  const calls: PooledCall[] = []
  const tools = new Map<string, DialogueTool>()
  const seen = new Set<string>()
  for (const dialogue of dialogues) {
    const offered = new Map(dialogue.tools.map((tool) => [tool.name, tool]))
    for (const tool of dialogue.tools) if (!tools.has(tool.name)) tools.set(tool.name, tool)
    for (const { kind, name, arguments: args, returned } of callsOf(dialogue)) {
      if (returned === undefined) continue
      const key = `${name} ${JSON.stringify(args)}`
      if (seen.has(key)) continue
      seen.add(key)
      calls.push({
        call: { kind, name, arguments: args, returned },
        tool: offered.get(name),
        from: `${dialogue.source}/${dialogue.id}`,
      })
    }
  }
  return {
    calls,
    tools: [...tools.values()],
    draw(chance, fits) {
      for (let drawn = 0; drawn < maxDraws && calls.length > 0; drawn++) {
        const one = chance.pick(calls)
        if (one !== undefined && fits(one)) return one
      }
      return undefined
    },
  }
}
