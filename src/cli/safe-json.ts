/**
 * `value` as JSON with every character escaped that a terminal might obey or not show; a reader
 * gets the same value.
 *
 * @param spaces indent; absent: one line
 */
export function safeJson(value: unknown, spaces?: number): string {
  return safeJsonText(JSON.stringify(value, null, spaces))
}

/** JSON text with the same characters escaped. */
export function safeJsonText(text: string): string {
  return text.replace(
    /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}]/gu,
    escaped,
  )
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
