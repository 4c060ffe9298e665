/**
 * Direction controls that show text in another order than a model reads it.
 *
 * Harmless: marks, isolates and embeddings in right-to-left text; isolates that a translation
 * library puts around values; an override that changes nothing (left-to-right over Latin text, as
 * in telephone numbers copied from address books).
 * @see CVE-2021-42574; Boucher and Anderson 2021, Trojan Source; Unicode UAX #9
 */
import type { Hiding, HidingFinder, TextRole } from './hiding.ts'
import { hasRightToLeft } from './invisible-characters.ts'

const anyControl = /[\u202a-\u202e\u2066-\u2069]/
const control = /[\u202a-\u202e\u2066-\u2069]/g
const paragraph = /[^\n\r\u2029\u0085]+/g
const leftToRightLetter = /\p{L}/u
// Characters that change places when a stretch of Latin text is shown from right to left. Words,
// numbers in words, full stops and hyphens of a name in a list stay as they are.
const neutral = /[^\p{L}\p{N}\p{M}\s.,'_\u2019-]/u

const openers: Readonly<Record<string, 'rtl' | 'ltr' | 'rlo' | 'lro'>> = {
  '\u202a': 'ltr',
  '\u202b': 'rtl',
  '\u202d': 'lro',
  '\u202e': 'rlo',
  '\u2066': 'ltr',
  '\u2067': 'rtl',
  '\u2068': 'ltr',
}

const terminators: ReadonlySet<string> = new Set(['\u202c', '\u2069'])

interface Opened {
  readonly kind: 'rtl' | 'ltr' | 'rlo' | 'lro'
  readonly isIsolate: boolean
  readonly at: number
}

/** Deepest nesting that is followed; UAX #9 stops at 125. */
const maxNesting = 125

export const findBidirectional: HidingFinder = (text, role) => {
  if (!anyControl.test(text)) return undefined
  let found: Hiding | undefined
  for (const line of text.matchAll(paragraph)) {
    if (!anyControl.test(line[0])) continue
    const span = reorderedSpan(line[0], role)
    if (span === undefined) continue
    const end = line.index + span[1]
    const start = found?.span[0] ?? line.index + span[0]
    found = {
      kind: 'bidirectional',
      span: [start, end],
      characters: (found?.characters ?? 0) + span[2],
      carries: true,
    }
  }
  return found
}

/** First and last reordering scope of a line, and how many controls the line has. */
function reorderedSpan(
  line: string,
  role: TextRole,
): readonly [number, number, number] | undefined {
  const facts = countFacts(line)
  const stack: Opened[] = []
  let start = -1
  let end = -1
  let controls = 0
  const close = (opened: Opened, until: number, isClosed: boolean): void => {
    if (!isReordered(opened, until, isClosed, facts, role)) return
    start = start < 0 ? opened.at : Math.min(start, opened.at)
    end = Math.max(end, until)
  }
  for (const { 0: character, index } of line.matchAll(control)) {
    controls++
    const kind = openers[character]
    if (kind !== undefined) {
      if (stack.length < maxNesting)
        stack.push({ kind, isIsolate: character >= '\u2066', at: index })
      continue
    }
    for (const opened of closedBy(character, stack)) close(opened, index + 1, true)
  }
  for (const opened of stack) close(opened, line.length, false)
  return start < 0 ? undefined : [start, end, controls]
}

/** What a terminator takes off the stack: PDF one embedding or override, PDI up to its isolate. */
function closedBy(terminator: string, stack: Opened[]): readonly Opened[] {
  if (terminator === '\u202c') {
    return stack.at(-1)?.isIsolate === false ? stack.splice(-1) : []
  }
  const isolate = stack.findLastIndex((opened) => opened.isIsolate)
  return isolate < 0 ? [] : stack.splice(isolate)
}

/** Counts of each class up to each place of a line, so that a scope is looked up, not read again. */
interface Facts {
  readonly latin: Int32Array
  readonly rightToLeft: Int32Array
  readonly neutral: Int32Array
}

function countFacts(line: string): Facts {
  const latin = new Int32Array(line.length + 1)
  const rightToLeft = new Int32Array(line.length + 1)
  const neutrals = new Int32Array(line.length + 1)
  let at = 0
  for (const character of line) {
    if (character in openers || terminators.has(character)) {
      latin[at + 1] = latin[at] ?? 0
      rightToLeft[at + 1] = rightToLeft[at] ?? 0
      neutrals[at + 1] = neutrals[at] ?? 0
      at++
      continue
    }
    const isRtl = hasRightToLeft(character)
    const isLetter = !isRtl && leftToRightLetter.test(character)
    const isNeutral = !isRtl && !isLetter && neutral.test(character)
    for (let i = 0; i < character.length; i++, at++) {
      latin[at + 1] = (latin[at] ?? 0) + (isLetter ? 1 : 0)
      rightToLeft[at + 1] = (rightToLeft[at] ?? 0) + (isRtl ? 1 : 0)
      neutrals[at + 1] = (neutrals[at] ?? 0) + (isNeutral ? 1 : 0)
    }
  }
  return { latin, rightToLeft, neutral: neutrals }
}

function isReordered(
  { kind, at }: Opened,
  until: number,
  isClosed: boolean,
  facts: Facts,
  role: TextRole,
): boolean {
  const within = (counts: Int32Array): number => (counts[until] ?? 0) - (counts[at] ?? 0)
  switch (kind) {
    case 'rlo':
      return within(facts.latin) >= 2
    // A closed one in a line with right-to-left words sets a foreign name apart.
    case 'rtl': {
      const rightToLeft = isClosed ? (facts.rightToLeft.at(-1) ?? 0) : within(facts.rightToLeft)
      return rightToLeft === 0 && within(facts.latin) > 0 && within(facts.neutral) > 0
    }
    // Old data holds Hebrew in visual order between these, so only a definition is suspicious.
    case 'lro':
      return role !== 'data' && within(facts.rightToLeft) >= 2
    // How a translation library sets a value apart.
    case 'ltr':
      return false
  }
}
