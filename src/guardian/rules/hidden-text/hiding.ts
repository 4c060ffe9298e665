/**
 * Hidden text: characters that a person does not see as such and that a model reads.
 *
 * One file for each way of hiding; each is a pure function `(text, role) => Hiding | undefined`,
 * linear in the length of the text.
 */

export type HidingKind =
  | 'tag-characters'
  | 'variation-selectors'
  | 'zero-width'
  | 'bidirectional'
  | 'terminal-escapes'
  | 'overwriting'
  | 'invisible-in-name'
  | 'control-characters'

/**
 * What a text is for: an identifier, words that a server wrote about itself and its functions, or
 * data that passes through (results, errors, messages), where more is harmless.
 */
export type TextRole = 'name' | 'definition' | 'data'

export interface Hiding {
  readonly kind: HidingKind
  /** UTF-16 code units, from the first hiding character to after the last. */
  readonly span: readonly [number, number]
  /** Hidden characters; of `bidirectional` the controls. */
  readonly characters: number
  /** What is hidden, as far as it could be read; it may address an agent, so it goes to people only. */
  readonly decoded?: string
  /** Whether text is hidden for certain; false: a long run that may carry some, but none could be read. */
  readonly carries: boolean
}

/** Finds one way of hiding. */
export type HidingFinder = (text: string, role: TextRole) => Hiding | undefined
