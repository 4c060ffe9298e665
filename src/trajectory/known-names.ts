/** The names that flows of a trajectory were about, and where they stand in a text. */
import type { KnownName } from '../flow/origins.ts'
import { recognised } from '../flow/recognise/recognise.ts'
import { partyFieldOf } from '../flow/subject/party-fields.ts'
import { roleMentions } from '../flow/subject/role-mentions.ts'
import type { Observation } from './observation.ts'
import { fieldOf } from './provenance/evidence.ts'

/** Names that are kept, the latest, and UTF-16 code units of one. */
const maxKept = 64
const minLength = 4
const maxLength = 64

/** Whom a flow is about, and the values that may name them. */
export type Named = Pick<Observation, 'subject' | 'leaves'>

export interface KnownNames {
  /** Takes the names that a flow is about. */
  saw(flow: Named): void
  /** In order, not overlapping; the longest where several start at one place. */
  namesIn(text: string): readonly KnownName[]
}

/** No names yet. */
export function createKnownNames(): KnownNames {
  const kept = new Map<string, Named>()
  const types = new Map<string, KnownName['type']>()

  function typeOf(name: string, observation: Named): KnownName['type'] {
    let type = types.get(name)
    if (type === undefined) {
      type = isOrganisation(name, observation) ? 'organisation-name' : 'person-name'
      if (types.size >= maxKept) types.clear()
      types.set(name, type)
    }
    return type
  }

  return {
    saw(observation) {
      for (const { role, name } of observation.subject) {
        if (role !== 'third-party' || name === undefined || kept.has(name) || !isName(name))
          continue
        const [oldest] = kept.keys()
        if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest)
        kept.set(name, observation)
      }
    },
    namesIn(text) {
      const found: KnownName[] = []
      for (const [name, observation] of kept) {
        const start = placeOf(name, text)
        if (start === -1) continue
        found.push({ start, end: start + name.length, type: typeOf(name, observation) })
      }
      return found.length < 2 ? found : apart(found)
    },
  }
}

/** Whether it is a name as it is written, and no address or role (`The landlord`). */
function isName(name: string): boolean {
  if (name.length < minLength || name.length > maxLength || name.includes('@')) return false
  return /^(?:\p{Lu}|\p{Lo})/u.test(name) && roleMentions(name).length === 0
}

/** Where `name` stands in `text` with no letter or digit beside it; -1: nowhere. */
function placeOf(name: string, text: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isWordAt(text, at - 1) && !isWordAt(text, at + name.length)) return at
  }
  return -1
}

function isWordAt(text: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[index] ?? ' ')
}

function isOrganisation(name: string, { leaves }: Named): boolean {
  const leaf = leaves.find(([, value]) => value === name)
  if (leaf !== undefined) {
    const field = partyFieldOf(fieldOf(leaf[0]))
    if (field !== undefined) return field === 'organisation'
  }
  return recognised(name).spans.some(({ type }) => type === 'organisation-name')
}

function apart(names: readonly KnownName[]): readonly KnownName[] {
  let end = 0
  return [...names]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((name) => {
      if (name.start < end) return false
      end = name.end
      return true
    })
}
