/**
 * Control characters in a definition: nothing there is for a device, a screen shows none of them,
 * and a model reads them. Names have `invisible-in-name`, escape sequences `terminal-escapes`.
 *
 * Harmless: tab, line feed and carriage return; in data all of them, as programs print them.
 * @see ECMA-48 section 5.2 and 5.3 (C0 and C1); Unicode Standard section 23.1
 */
import type { Hiding, TextRole } from './hiding.ts'

const control = /[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]/g

export function findControlCharacters(text: string, role: TextRole): Hiding | undefined {
  if (role !== 'definition') return undefined
  let start = -1
  let end = -1
  let characters = 0
  for (const { index } of text.matchAll(control)) {
    if (start < 0) start = index
    end = index + 1
    characters++
  }
  return characters === 0
    ? undefined
    : { kind: 'control-characters', span: [start, end], characters, carries: false }
}
