/**
 * Whether a passage is what the agent itself sent the same server, in this call or an earlier one of the
 * trajectory: a note that is listed again is no order. Whole sentences count, not the values in them:
 * who plants a note may quote a value that was sent, and take a `not` away.
 */
import type { TrajectoryView } from '../../trajectory/memory.ts'

/** UTF-16 code units of what was sent that are looked at, the latest calls first. */
const maxSent = 65_536
/** Passages of one message that are looked for, and places of one: more is no list of notes. */
const maxLooks = 256
const maxPlaces = 16
/** UTF-16 code units of the shortest sentence that is told from another. */
const minPassage = 6
/** UTF-16 code units beside a place that show whether a sentence starts or ends there. */
const beside = 16

const between = '\0'
/** In front of a sentence, and behind it; marks of lists and quotation may stand there. */
const starts = /(?:[\0\n]|[.!?](?![\p{L}\p{N}])[^\p{L}\p{N}])[^\p{L}\p{N}]*$/u
const ends = /^[^\p{L}\p{N}\0.!?\n]*(?:[\0\n]|[.!?](?![\p{L}\p{N}]))/u
const marks = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** What finds a passage in the calls of `server`; reads them when first asked. */
export function createEcho(
  { observations }: Pick<TrajectoryView, 'observations'>,
  server: string,
): (passage: string) => boolean {
  let sent: string | undefined
  let looks = 0
  return (passage) => {
    if (++looks > maxLooks) return false
    const words = plainOf(unescaped(passage)).replace(marks, '')
    if (words.length < minPassage) return false
    sent ??= sentTo(observations, server)
    let at = sent.indexOf(words)
    for (let places = 0; at !== -1 && places < maxPlaces; places++) {
      const end = at + words.length
      const isSentence =
        starts.test(sent.slice(Math.max(0, at - beside), at)) &&
        ends.test(sent.slice(end, end + beside))
      if (isSentence) return true
      at = sent.indexOf(words, at + 1)
    }
    return false
  }
}

function sentTo(observations: TrajectoryView['observations'], server: string): string {
  const parts: string[] = []
  let left = maxSent
  for (let at = observations.length - 1; at >= 0 && left > 0; at--) {
    const seen = observations[at]
    if (seen === undefined || seen.kind !== 'call' || (seen.server ?? '') !== server) continue
    for (const [, value] of seen.leaves) {
      if (typeof value !== 'string') continue
      left -= value.length
      if (left < 0) break
      parts.push(plainOf(value))
    }
  }
  return `${between}${parts.join(between)}${between}`
}

/** Lower case, without the width and kind of white space, but for the ends of lines. */
function plainOf(text: string): string {
  return text
    .replaceAll(between, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .toLowerCase()
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: ' ', t: ' ', '"': '"', '\\': '\\' }

/** As it was before it was printed as a string of JSON. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u([0-9a-f]{4})|([nrt"\\]))/gi, (_, code: string, mark: string) =>
    code === undefined
      ? (escapes[mark.toLowerCase()] ?? mark)
      : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
