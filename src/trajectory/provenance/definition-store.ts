/**
 * The free values of what servers say about themselves. They are the last that a value may come
 * from, and no result pushes them out: they stand in the model's view for the whole trajectory.
 */
import type { Observation } from '../observation.ts'
import type { OriginMatch } from './origin.ts'

export interface DefinitionStore {
  /** Whether something of it is new, and was kept. */
  add(observation: Observation): boolean
  /** The longest values that stand in a text, at most `maxFound`. */
  within(text: string): readonly OriginMatch[]
}

/** Values of one server, and of all. */
const maxOfServer = 64
const maxValues = 512
const maxFound = 4
/** UTF-16 code units of a text in which they are looked for. */
const maxSearched = 4_096

interface Kept {
  readonly text: string
  readonly pointer: string
  readonly observation: Observation
}

export function createDefinitionStore(): DefinitionStore {
  const kept: Kept[] = []
  const known = new Set<string>()
  const ofServer = new Map<string, number>()

  return {
    add(observation) {
      const server = observation.server ?? ''
      let many = ofServer.get(server) ?? 0
      let isNew = false
      for (const [pointer, value] of observation.leaves) {
        if (many >= maxOfServer || kept.length >= maxValues) break
        const text = String(value).toLowerCase()
        const key = `${server}\0${text}`
        if (text === '' || known.has(key)) continue
        known.add(key)
        kept.push({ text, pointer, observation })
        many++
        isNew = true
      }
      ofServer.set(server, many)
      return isNew
    },
    within(given) {
      if (kept.length === 0 || !mayHold.test(given)) return []
      const text = given.slice(0, maxSearched).toLowerCase()
      const found: Kept[] = []
      for (const one of kept) {
        if (one.text.length <= text.length && holds(text, one.text)) found.push(one)
      }
      return found
        .toSorted((one, other) => other.text.length - one.text.length)
        .slice(0, maxFound)
        .map(({ text: part, pointer, observation }) => ({
          flow: observation.flow,
          pointer,
          match: part === text ? ('exact' as const) : ('normalised' as const),
          by: part === text ? [] : ['part'],
          share: part.length / text.length,
          ...(observation.server === undefined ? {} : { server: observation.server }),
          integrity: observation.integrity,
          confidentiality: observation.confidentiality,
        }))
    },
  }
}

/** Every value that is kept has one of these. */
const mayHold = /[@/\\.~\d\s]/

/** Whether `part` stands in `text` and is no part of a longer word. */
function holds(text: string, part: string): boolean {
  const at = text.indexOf(part)
  return at !== -1 && !isWord(text, at - 1) && !isWord(text, at + part.length)
}

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(at))
}
