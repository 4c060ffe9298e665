/**
 * A text as a person should see it: hidden characters by their code points, and behind the text
 * what they spell. For people only: what it gives back may address an agent.
 */
import { findHiding } from './find-hiding.ts'
import { invisibleRow } from './invisible-characters.ts'

const maxShown = 20_000
const maxDecoded = 2000
const maxRowShown = 8
const selectorsAndTags = /(?:[\ufe00-\ufe0f]|\udb40[\udc00-\uddef])+/g
const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g

/** `text` with every hidden character shown, at most 20,000 characters of it, and what was decoded. */
export function revealHidden(text: string): string {
  const hidden = findHiding(text, 'name')
  const shown = text
    .slice(0, maxShown)
    .replace(invisibleRow, codePoints)
    .replace(selectorsAndTags, codePoints)
    .replace(controls, codePoints)
  const lines = hidden.map(({ kind, characters, decoded }) =>
    decoded === undefined
      ? `[${kind}, ${characters} characters, not readable]`
      : `[${kind}, ${characters} characters, spell: ${printable(decoded)}]`,
  )
  const cut = text.length > maxShown ? [`[${text.length - maxShown} more characters]`] : []
  return [shown, ...cut, ...lines].join('\n')
}

function codePoints(row: string): string {
  const points = Array.from(row, (character) => character.codePointAt(0) ?? 0)
  const shown = points
    .slice(0, maxRowShown)
    .map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`)
  const more = points.length > maxRowShown ? ` and ${points.length - maxRowShown} more` : ''
  return `[${shown.join(' ')}${more}]`
}

function printable(text: string): string {
  return text
    .slice(0, maxDecoded)
    .replace(invisibleRow, codePoints)
    .replace(selectorsAndTags, codePoints)
    .replace(/[\x00-\x1f\x7f-\x9f]/g, ' ')
}
