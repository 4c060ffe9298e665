/**
 * Whether a text is what the agent itself sent the same server, in this call or an earlier one of the
 * trajectory: a note that is listed again is no order. Only all of a value that was sent counts: a sentence
 * of it may have stood behind a `never`, or in quotation marks. What stood in content before the agent
 * sent it was written by somebody else, and stays an order.
 */

import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'

/** UTF-16 code units of what was sent that are looked at, the latest calls first; of content before it. */
const maxSent = 65_536
const maxContent = 262_144
/** Texts of one message that are looked for. */
const maxLooks = 256
/** UTF-16 code units of the shortest text that is told from another. */
const minText = 6

const telling = /[\p{L}\p{N}]/u

/** What finds a text in the calls of `server`; reads them when first asked. Unknown servers have none. */
export function createEcho(
  { observations }: Pick<TrajectoryView, 'observations'>,
  server: string,
): (text: string) => boolean {
  let sent: ReadonlyMap<string, number> | undefined
  let looks = 0
  let last: { readonly text: string; readonly isEcho: boolean } | undefined
  function look(text: string): boolean {
    if (server === '' || text.length > maxSent || ++looks > maxLooks) return false
    sent ??= sentTo(observations, server)
    for (const words of new Set([plainOf(text), plainOf(unescaped(text))])) {
      const flow = words.length < minText ? undefined : sent.get(words)
      if (flow !== undefined && !stoodBefore(observations, words, flow)) return true
    }
    return false
  }
  return (text) => {
    if (last?.text !== text) last = { text, isEcho: look(text) }
    return last.isEcho
  }
}

/** Every text that was sent, with the flow of the first call that did. */
function sentTo(
  observations: TrajectoryView['observations'],
  server: string,
): ReadonlyMap<string, number> {
  const sent = new Map<string, number>()
  let left = maxSent
  for (let at = observations.length - 1; at >= 0 && left > 0; at--) {
    const seen = observations[at]
    if (seen === undefined || seen.kind !== 'call' || seen.server !== server) continue
    for (const [, value] of seen.leaves) {
      if (typeof value !== 'string') continue
      left -= value.length
      if (left < 0) break
      sent.set(plainOf(value), seen.flow)
    }
  }
  return sent
}

/** Whether content from before `flow` holds the words; where there is too much of it, it may. */
function stoodBefore(
  observations: TrajectoryView['observations'],
  words: string,
  flow: number,
): boolean {
  let left = maxContent
  for (const seen of observations) {
    if (seen.flow >= flow || !isContent(seen)) continue
    for (const [, value] of seen.leaves) {
      if (typeof value !== 'string') continue
      left -= value.length
      if (left < 0 || plainOf(value).includes(words)) return true
    }
  }
  return false
}

function isContent({ kind, integrity }: Observation): boolean {
  return integrity === 'untrusted' && kind !== 'call'
}

/** Lower case, without the width and kind of white space, and without marks at both ends. */
function plainOf(text: string): string {
  const start = text.search(telling)
  if (start === -1) return ''
  let end = text.length
  while (end > start && !telling.test(text.charAt(end - 1))) end--
  return text.slice(start, end).replace(/\s+/g, ' ').toLowerCase()
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
