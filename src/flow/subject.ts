/**
 * Whom information is about. The subject is the user for values from the query, a third party when
 * a value or its neighbours name one, the speaker for what a party says about itself, and
 * `unknown` otherwise.
 *
 * @see Nissenbaum 2004, section III: the parameter "about whom"
 */
import { namesPerson, wordsOf } from './field-name.ts'
import type { Subject } from './flow.ts'
import type { Leaf } from './leaves.ts'
import type { Origins } from './origins.ts'
import { emailAddress } from './recognise/email-address.ts'
import { spansOf } from './recognise/recogniser.ts'

/** Third parties named in one flow; more are cut. */
const maxNamed = 8
const maxNameLength = 120

/** Words with which a field, or the name of a person, says that it is the user's own. */
const ownWords: ReadonlySet<string> = new Set(['my', 'me', 'own', 'mine'])
/** The same as values only: `self` as a field is a link of a resource to itself. */
const ownValues: ReadonlySet<string> = new Set(['me', '@me', 'self', 'myself'])

/** The subjects of a content, most specific first; never empty. */
export function subjectsOf(leaves: readonly Leaf[], origins: Origins): readonly Subject[] {
  const named = new Map<string, Subject>()
  let ofUser = false
  for (const { field, value } of leaves) {
    if (origins.originOf(value) === 'query' || wordsOf(field).some((word) => ownWords.has(word))) {
      ofUser = true
    }
    if (typeof value !== 'string' || named.size >= maxNamed) continue
    if (namesPerson(field) && ownValues.has(value.toLowerCase())) {
      ofUser = true
      continue
    }
    for (const name of namesIn(field, value)) {
      if (named.size < maxNamed) named.set(name.toLowerCase(), { role: 'third-party', name })
    }
  }
  const subjects: Subject[] = [...named.values()]
  if (ofUser) subjects.push({ role: 'user' })
  return subjects.length > 0 ? subjects : [{ role: 'unknown' }]
}

function namesIn(field: string, value: string): readonly string[] {
  if (namesPerson(field) && value.length <= maxNameLength && value.trim() !== '') return [value]
  const text = value.length > 4_096 ? value.slice(0, 4_096) : value
  return spansOf(emailAddress, text)
    .slice(0, maxNamed)
    .map(({ start, end }) => text.slice(start, end))
}
