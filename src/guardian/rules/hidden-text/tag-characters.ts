/**
 * Unicode tag characters (U+E0000 to U+E007F): each stands for an ASCII character, none is shown,
 * and models read them as the ASCII they spell.
 *
 * Harmless: the flags of England, Scotland and Wales, and single flags of other subdivisions.
 * @see Rehberger 2024, ASCII Smuggler; Unicode UTS #51, emoji tag sequences
 */
import { decodeSymbols } from './decode-symbols.ts'
import type { Hiding, TextRole } from './hiding.ts'

const anyTag = /\udb40[\udc00-\udc7f]/
// A black flag, if one is there, and all tags after it.
const tagRun = /(\ud83c\udff4)?((?:\udb40[\udc00-\udc7f])+)/g
const flagsOfRgi = ['gbeng', 'gbsct', 'gbwls']
const subdivision = /^[a-z]{2}[a-z0-9]{1,3}$/
const cancelTag = '\x7f'

export function findTagCharacters(text: string, role: TextRole): Hiding | undefined {
  if (!anyTag.test(text)) return undefined
  let start = -1
  let end = -1
  let lastFlagEnd = -1
  const tags: number[] = []
  for (const match of text.matchAll(tagRun)) {
    const [whole, flag = '', run = ''] = match
    const spelled = asciiOf(run)
    const from = match.index + flag.length
    const until = match.index + whole.length
    const followsFlag = lastFlagEnd === match.index
    if (flag !== '') lastFlagEnd = until
    if (isFlag(spelled, flag !== '', followsFlag)) continue
    if (start < 0) start = from
    end = until
    for (let i = 0; i < spelled.length; i++) tags.push(spelled.charCodeAt(i))
  }
  if (tags.length === 0) return undefined
  const letters = String.fromCharCode(
    ...tags.filter((tag) => tag >= 0x20 && tag < 0x7f).slice(0, 4096),
  )
  const decoded = letters.length >= 2 ? letters : decodeSymbols(tags, 2)
  const carries = decoded !== undefined
  if (!carries && role === 'data' && tags.length < 16) return undefined
  return {
    kind: 'tag-characters',
    span: [start, end],
    characters: tags.length,
    ...(decoded === undefined ? {} : { decoded }),
    carries,
  }
}

/** The ASCII that tags spell. */
function asciiOf(run: string): string {
  let ascii = ''
  for (let i = 1; i < run.length; i += 2) ascii += String.fromCharCode(run.charCodeAt(i) - 0xdc00)
  return ascii
}

/**
 * Whether the tags belong to a flag: a whole one, one that was cut off at the end, or one of the
 * three whose black flag got lost. A row of flags of other subdivisions spells text again.
 */
function isFlag(spelled: string, hasFlag: boolean, followsFlag: boolean): boolean {
  const isWhole = spelled.endsWith(cancelTag)
  const code = isWhole ? spelled.slice(0, -1) : spelled
  if (flagsOfRgi.includes(code)) return hasFlag || isWhole
  if (!hasFlag) return false
  if (!isWhole) return flagsOfRgi.some((known) => known.startsWith(code))
  return !followsFlag && subdivision.test(code)
}
