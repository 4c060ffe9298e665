/** The values in the user's words that a call may take: numbers, and names of things. */
import type { Asked } from './asked.ts'

export interface SaidValue {
  readonly text: string
  readonly kind: 'number' | 'name'
  /** UTF-16 code units into the text of all turns. */
  readonly at: number
}

const maxValues = 64

const known = new WeakMap<Asked, readonly SaidValue[]>()

/**
 * Numbers; quoted texts and words with a capital within a sentence, in the turns as they were
 * written; at most 64.
 */
export function saidValues(asked: Asked): readonly SaidValue[] {
  const before = known.get(asked)
  if (before !== undefined) return before
  const values: SaidValue[] = []
  for (const match of asked.written.matchAll(value)) {
    if (values.length >= maxValues) break
    const [whole, number, quoted, name] = match
    const at = match.index
    if (number !== undefined) values.push({ text: number.replaceAll(',', ''), kind: 'number', at })
    else if (quoted !== undefined) values.push({ text: quoted, kind: 'name', at })
    else if (name !== undefined && !isStart(asked.written, at) && !unnamed.test(name))
      values.push({ text: whole, kind: 'name', at })
  }
  known.set(asked, values)
  return values
}

const value =
  /(?<![\p{L}\p{N}.,])(\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,6})?)(?![\p{L}\p{N}]|[.,]\d)|["“]([^"”\n]{1,64})["”]|(?<![\p{L}\p{N}])(\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}[\p{L}'-]{1,30}){0,3})/gu

/** Capitals that name no value. */
export const unnamed: RegExp =
  /^(?:I|I'm|I'd|I'll|I've|OK|Okay|Yes|No|Please|Hi|Hello|Hey|Thanks|Can|Could|What|How|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|API|BMI|ID|PIN|PM|AM)$/

/** Whether a sentence or a turn begins there. */
function isStart(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const letter = text.charAt(before)
    if (letter === ' ' || letter === '"' || letter === '(') continue
    return letter === '.' || letter === '!' || letter === '?' || letter === '\n' || letter === ':'
  }
  return true
}
