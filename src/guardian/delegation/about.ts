/** Whether two stretches of words are about the same: by the first letters of their telling words. */
import { actionOf } from '../orders/action-words.ts'

const stop: ReadonlySet<string> = new Set(
  'please with this that your from have will would could should about into then them they their there here just also first after before using when what which want need make sure like some been were does such only more very much many than each every other same once take give know tell thing things well back down over'.split(
    ' ',
  ),
)
/** Letters of a word that count. */
const stemLength = 6

/** The first letters of the telling words of a lower-case text, in order. */
export function stemsOf(text: string): readonly string[] {
  const stems: string[] = []
  for (const [word] of text.matchAll(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|\p{L}{4,40}/gu))
    if (!stop.has(word) && actionOf(word) === undefined) stems.push(word.slice(0, stemLength))
  return stems
}

/** Whether a lower-case word tells nothing by itself. */
export function isPlain(word: string): boolean {
  return stop.has(word)
}

/** Whether a stretch shares a telling word with stems. */
export function sharesWords(stems: ReadonlySet<string>, value: string): boolean {
  return stemsOf(value.toLowerCase()).some((stem) => stems.has(stem))
}

/** Share of a passage's telling words that stand in the user's words too. */
const mostlyAbout = 0.6

/** Whether most of what a passage tells beside `value` is told by the stems too. */
export function isAbout(stems: ReadonlySet<string>, words: string, value: string): boolean {
  const own = new Set(stemsOf(value.toLowerCase()))
  const telling = stemsOf(words.toLowerCase()).filter((stem) => !own.has(stem))
  if (telling.length < 2) return false
  return telling.filter((stem) => stems.has(stem)).length / telling.length >= mostlyAbout
}
