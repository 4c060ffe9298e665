import { unitAt } from '../../mcp/unit-at.ts'
import { isAlphanumeric } from './character.ts'
import { findAssignments, mayAssign } from './credential-assignment.ts'
import { type CredentialShape, credentialShapes } from './credential-shapes.ts'
import { findTold, mayTell } from './credential-told.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

interface Opening {
  readonly text: string
  readonly shape: CredentialShape
}

/** Every opening of a shape, longest first, so that `github_pat_` wins over a shorter one. */
const openings: readonly Opening[] = credentialShapes
  .flatMap((shape) => shape.starts.map((text) => ({ text, shape })))
  .sort((left, right) => right.text.length - left.text.length)

/** The openings by their first two characters, and a mark for each such pair: one look a character. */
const openingsOf = new Map<number, Opening[]>()
const opens = new Uint8Array(128 * 128)
for (const opening of openings) {
  const pair = pairAt(opening.text, 0)
  opens[pair] = 1
  const known = openingsOf.get(pair)
  if (known === undefined) openingsOf.set(pair, [opening])
  else known.push(opening)
}

/** The two characters at `index` as one number below 2^14; 0 where one is not ASCII. */
function pairAt(text: string, index: number): number {
  const first = unitAt(text, index)
  const second = unitAt(text, index + 1)
  return first < 128 && second < 128 ? (first << 7) | second : 0
}

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
  prefilter: (text, traits) =>
    mayHoldShape(text, traits) || mayAssign(text, traits) || mayTell(traits),
  find(text, traits) {
    const spans = mayHoldShape(text, traits) ? findShapes(text, traits) : []
    if (mayAssign(text, traits)) for (const span of findAssignments(text)) spans.push(span)
    if (mayTell(traits)) for (const span of findTold(text)) spans.push(span)
    return spans.length > 1 ? merged(spans) : spans
  },
})

/** Shorter than this without space, a text holds only a password in a URL or the head of a key block. */
const minShape = 13

function mayHoldShape(text: string, traits: TextTraits): boolean {
  return traits.longestUnspaced >= minShape || traits.hasAt || mayHoldBlock(text, traits)
}

function mayHoldBlock(text: string, traits: TextTraits): boolean {
  return traits.hasHyphen && traits.hasUpperRun && text.includes('-----BEGIN ')
}

function findShapes(text: string, { hasAt }: TextTraits): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < text.length - 1; start++) {
    const pair = pairAt(text, start)
    if (opens[pair] !== 1) continue
    // An opening within a word is part of that word; `://` and dashes stand by themselves.
    const isInWord = start > 0 && isAlphanumeric(unitAt(text, start - 1))
    if (isInWord && isAlphanumeric(unitAt(text, start))) continue
    const shape = shapeAt(text, start, pair)
    if (shape === undefined || (shape.hasAt === true && !hasAt)) continue
    const { pattern } = shape
    pattern.lastIndex = start
    const found = pattern.exec(text)
    if (found === null) continue
    const secret = found[1] ?? found[2] ?? found[0]
    const secretFrom = start + found[0].indexOf(secret)
    spans.push({ start: secretFrom, end: secretFrom + secret.length })
    start += found[0].length - 1
  }
  return spans
}

function shapeAt(text: string, start: number, pair: number): CredentialShape | undefined {
  for (const opening of openingsOf.get(pair) ?? [])
    if (text.startsWith(opening.text, start)) return opening.shape
  return undefined
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
