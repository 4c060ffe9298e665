/** The prefilter: one pass that lets nearly all text go at once. */

// C0 without tab and line feed; carriage return only where no line feed
// follows; C1; default-ignorable and blank characters; high surrogates of tags, variation selectors
// 17 to 256 (U+DB40 to U+DB43), musical and shorthand format controls.
const suspicious =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each code unit is meant alone.
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud82f\ud834\udb40-\udb43]|\r(?!\n)/

/** Whether `text` holds any character that could hide something. */
export function mayHide(text: string): boolean {
  return suspicious.test(text)
}
