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

/** Words that sentences begin with: a server that calls an author so would name them in each. */
const notNames: ReadonlySet<string> = new Set(
  (
    'please what when where which while would could should shall will with your yours mine this that these those ' +
    'there here have does find show book send give tell make take call check search list read write open create ' +
    'update delete remove cancel move order reply sure thanks thank hello then than also them they their from into ' +
    'after before every some none null true false unknown yesterday today tomorrow'
  ).split(' '),
)

export interface KnownNames {
  /** Takes the names that a flow is about. */
  saw(flow: Named): void
  /** In order, not overlapping; the longest where several start at one place. */
  namesIn(text: string): readonly KnownName[]
}

/** No names yet. */
export function createKnownNames(): KnownNames {
  // WHY the type at once: what a flow held may be let go before its names are.
  const kept = new Map<string, KnownName['type']>()
  return {
    saw(flow) {
      for (const { role, name } of flow.subject) {
        if (role !== 'third-party' || name === undefined || kept.has(name) || !isName(name))
          continue
        const [oldest] = kept.keys()
        if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest)
        kept.set(name, isOrganisation(name, flow) ? 'organisation-name' : 'person-name')
      }
    },
    namesIn(text) {
      const found: KnownName[] = []
      for (const [name, type] of kept) {
        const start = placeOf(name, text)
        if (start !== -1) found.push({ start, end: start + name.length, type })
      }
      return found.length < 2 ? found : apart(found)
    },
  }
}

/** Whether it is a name as it is written, and no address or role (`The landlord`). */
function isName(name: string): boolean {
  if (name.length < minLength || name.length > maxLength || name.includes('@')) return false
  if (!/^(?:\p{Lu}|\p{Lo})/u.test(name) || roleMentions(name).length > 0) return false
  return !notNames.has(name.toLowerCase())
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
