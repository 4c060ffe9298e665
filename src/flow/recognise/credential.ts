import { isAlphanumeric } from './character.ts'
import { findAssignments, mayAssign } from './credential-assignment.ts'
import { credentialShapes } from './credential-shapes.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Every opening of a shape, longest first, so that `github_pat_` wins over a shorter one. */
const shapeOf = new Map(
  credentialShapes
    .flatMap(({ starts, pattern }) => starts.map((start) => [start, pattern] as const))
    .sort(([left], [right]) => right.length - left.length),
)
const openings = [...shapeOf.keys()].map(escaped).join('|')
const opening = new RegExp(openings)

/**
 * Secrets that give access: keys and tokens with a shape of their own, private key blocks,
 * passwords in URLs, and values assigned to a name such as `password`.
 */
export const credential: Recogniser = defineRecogniser({
  type: 'credential',
  sources: [
    'GitHub, Secret scanning patterns',
    'RFC 7519 (JWT)',
    'RFC 7468 (textual encodings of keys)',
    'RFC 3986, section 3.2.1 (user information)',
    'RFC 6750 (bearer tokens)',
  ],
  prefilter: (text, traits) => mayHoldShape(text, traits) || mayAssign(text, traits),
  find(text, traits) {
    const spans = mayHoldShape(text, traits) ? findShapes(text) : []
    if (mayAssign(text, traits)) spans.push(...findAssignments(text))
    return spans.length > 1 ? merged(spans) : spans
  },
})

/** Shorter than this without space, a text holds only a password in a URL or the head of a key block. */
const minShape = 13

function mayHoldShape(text: string, traits: TextTraits): boolean {
  const mayHold = traits.longestUnspaced >= minShape || traits.hasAt || text.includes('-----BEGIN ')
  return mayHold && opening.test(text)
}

function findShapes(text: string): Span[] {
  const spans: Span[] = []
  const candidate = new RegExp(openings, 'g')
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const pattern = shapeOf.get(match[0])
    const start = match.index
    candidate.lastIndex = start + 1
    // An opening within a word is part of that word; `://` and dashes stand by themselves.
    const isInWord = start > 0 && isAlphanumeric(text.charCodeAt(start - 1))
    if (pattern === undefined || (isInWord && isAlphanumeric(match[0].charCodeAt(0)))) continue
    pattern.lastIndex = start
    const found = pattern.exec(text)
    if (found === null) continue
    const secret = found[1] ?? found[2] ?? found[0]
    const end = start + found[0].length
    const from = start + found[0].indexOf(secret)
    spans.push({ start: from, end: from + secret.length })
    candidate.lastIndex = end
  }
  return spans
}

/** The spans in order, overlapping ones joined. */
function merged(spans: readonly Span[]): readonly Span[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}
