/** Whether a JSON text is nested deeper than the guard reads. */
import { defaultReadLimits } from '../mcp/read.ts'
import { scan } from '../mcp/scan.ts'

const { maxDepth } = defaultReadLimits

/** Linear, and next to nothing for a text with fewer brackets than levels. */
export function isTooDeep(text: string): boolean {
  if (text.length <= maxDepth) return false
  let opened = 0
  for (let index = 0; index < text.length && opened <= maxDepth; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x5b || code === 0x7b) opened++
  }
  return opened > maxDepth && scan(Buffer.from(text), maxDepth).depth > maxDepth
}
