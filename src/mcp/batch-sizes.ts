import { afterSpace, afterValue } from './json-text.ts'

/** Length in UTF-8 bytes of each element of the array that `text`, valid JSON, holds. */
export function batchSizes(text: string): number[] {
  const sizes: number[] = []
  let i = afterSpace(text, afterSpace(text, 0) + 1)
  while (i < text.length && text[i] !== ']') {
    const end = afterValue(text, i)
    sizes.push(Buffer.byteLength(text.slice(i, end)))
    i = afterSpace(text, end)
    if (text[i] === ',') i = afterSpace(text, i + 1)
  }
  return sizes
}
