/** Text of a patch -> the files that it changes. */
import type { Touch } from './touch.ts'

const headers: readonly (readonly [RegExp, Touch['access']])[] = [
  [/^(?:---|\+\+\+) (?:[abciw]\/)?([^\t\r\n]+)/, 'write'],
  [/^diff --git (?:a\/)?\S+ (?:b\/)?([^\r\n]+)/, 'write'],
  [/^(?:rename|copy) (?:from|to) ([^\r\n]+)/, 'relocate'],
  [/^\*{3} (?:Update|Add|Delete) File: ([^\r\n]+)/, 'write'],
  [/^\*{3} Move to: ([^\r\n]+)/, 'relocate'],
  [/^Index: ([^\r\n]+)/, 'write'],
]
/** WHY: most lines of a patch name no file, and a patch may have many. */
const anyHeader = /^(?:---|\+\+\+|diff --git|rename|copy|\*\*\*|Index:) [^\r\n]+/gm

/** Files that the headers of a patch name: unified, git's, and that of `apply_patch`. */
export function touchesOfPatch(text: string): readonly Touch[] {
  const touches: Touch[] = []
  for (const [line] of text.matchAll(anyHeader)) {
    for (const [header, access] of headers) {
      const path = header.exec(line)?.[1]?.trim()
      if (path !== undefined && path !== '/dev/null') touches.push({ path: unquoted(path), access })
    }
  }
  return touches
}

/** Git quotes names with unusual characters, bytes of them in octal. */
function unquoted(path: string): string {
  if (!path.startsWith('"') || !path.endsWith('"') || path.length < 2) return path
  const inner = path.slice(1, -1).replace(/\\([0-7]{3})/g, (_, octal: string) => {
    return String.fromCharCode(Number.parseInt(octal, 8))
  })
  return inner.replace(/^[ab]\//, '')
}
