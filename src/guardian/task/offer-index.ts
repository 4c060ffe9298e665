/** All functions on offer, found by the words that they share with a request. Made once an offer. */
import type { JsonObject } from '../../mcp/json.ts'
import type { OfferedTool } from '../../trajectory/memory.ts'
import type { Asked } from './asked.ts'
import { type ToolWords, toolWords } from './tool-words.ts'

export interface OfferIndex {
  readonly size: number
  definitionOf(server: string, name: string): JsonObject | undefined
  /** How many functions on offer share a word of their name with this one; itself is not counted. */
  kinOf(words: ToolWords): number
  /** How well a function's words meet the request, 0 and up; rare words count more. */
  fitOf(words: ToolWords, asked: Asked): number
  /** The functions that fit best, best first; at most four. */
  bestFor(asked: Asked): readonly Fitting[]
  /** Functions whose names share the rarest shared word of a name, itself among them; at most 16. */
  sharing(words: ToolWords, asked: Asked): readonly Fitting[]
}

export interface Fitting {
  readonly tool: OfferedTool
  readonly fit: number
}

const nameWeight = 3
const aboutWeight = 1
const maxTools = 2_000
const maxBest = 4
const maxSharing = 16

const known = new WeakMap<readonly OfferedTool[], OfferIndex>()

/** @param offered the same array as long as the offer is the same */
export function offerIndexOf(offered: readonly OfferedTool[]): OfferIndex {
  let index = known.get(offered)
  if (index === undefined) {
    index = createOfferIndex(offered.slice(0, maxTools))
    known.set(offered, index)
  }
  return index
}

function createOfferIndex(offered: readonly OfferedTool[]): OfferIndex {
  const byName = new Map<string, JsonObject>()
  const withForm = new Map<string, number[]>()
  const named = new Map<string, number>()
  for (const [at, { server, name, definition }] of offered.entries()) {
    byName.set(`${server}\0${name}`, definition)
    const { name: own, about } = toolWords(definition)
    for (const form of own) {
      add(withForm, form, at)
      named.set(form, (named.get(form) ?? 0) + 1)
    }
    for (const form of about) if (!own.has(form)) add(withForm, form, at)
  }

  /** A word that every function on offer has tells nothing of one of them. */
  const weightOf = (form: string): number =>
    1 / (1 + Math.log2(Math.max(1, withForm.get(form)?.length ?? 1)))

  function fitOf({ name, about }: ToolWords, { forms }: Asked): number {
    let fit = 0
    for (const form of name) if (forms.has(form)) fit += nameWeight * weightOf(form)
    for (const form of about)
      if (!name.has(form) && forms.has(form)) fit += aboutWeight * weightOf(form)
    return fit
  }

  const best = new WeakMap<Asked, readonly Fitting[]>()
  return {
    size: offered.length,
    definitionOf: (server, name) => byName.get(`${server}\0${name}`),
    fitOf,
    kinOf({ name }) {
      let most = 0
      for (const form of name) most = Math.max(most, (named.get(form) ?? 1) - 1)
      return most
    },
    bestFor(asked) {
      const before = best.get(asked)
      if (before !== undefined) return before
      const candidates = new Set<number>()
      for (const form of asked.forms) for (const at of withForm.get(form) ?? []) candidates.add(at)
      const found = [...candidates]
        .flatMap((at) => {
          const tool = offered[at]
          return tool === undefined ? [] : [{ tool, fit: fitOf(toolWords(tool.definition), asked) }]
        })
        .sort((one, other) => other.fit - one.fit)
        .slice(0, maxBest)
      best.set(asked, found)
      return found
    },
    sharing({ name }, asked) {
      let rarest: readonly number[] = []
      for (const form of name) {
        const same = withForm.get(form) ?? []
        if (same.length > 1 && (rarest.length === 0 || same.length < rarest.length)) rarest = same
      }
      return rarest.slice(0, maxSharing).flatMap((at) => {
        const tool = offered[at]
        return tool === undefined ? [] : [{ tool, fit: fitOf(toolWords(tool.definition), asked) }]
      })
    },
  }
}

function add(map: Map<string, number[]>, form: string, at: number): void {
  const same = map.get(form)
  if (same === undefined) map.set(form, [at])
  else same.push(at)
}
