/** Names of servers' things, as a finding may quote them. */
import { invisibleRow } from './rules/hidden-text/invisible-characters.ts'

const maxName = 64
const variantsAndTags = /[\ufe00-\ufe0f]|\udb40[\udc00-\uddef]/g

/**
 * `name` between double quotes, at most 64 characters of it, without line ends, controls, quotes or
 * anything invisible.
 */
export function quoteName(name: string): string {
  const plain = name
    .slice(0, 4 * maxName)
    .replace(invisibleRow, '')
    .replace(variantsAndTags, '')
    .replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ')
    .replaceAll('"', "'")
    .replace(/\p{Cs}/gu, '\ufffd')
  return plain.length > maxName ? `"${plain.slice(0, maxName)}..."` : `"${plain}"`
}

/** Up to `most` quoted names, and how many more there are. */
export function quoteNames(names: readonly string[], most = 5): string {
  const quoted = names.slice(0, most).map(quoteName).join(', ')
  return names.length > most ? `${quoted} and ${names.length - most} more` : quoted
}

/** ` at the server "name"` behind what a finding speaks of; nothing where a server has no name. */
export function atServer(id: string): string {
  return id === '' ? '' : ` at the server ${quoteName(id)}`
}
