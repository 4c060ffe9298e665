/** Text of a patch -> the files that it changes. */
import type { Touch } from './touch.ts'

const maxPatch = 262_144
const maxFiles = 256

const headers: readonly (readonly [RegExp, Touch['access']])[] = [
  [/^(?:---|\+\+\+) (?:[abciw]\/)?([^\t\r\n]{1,1024})/, 'write'],
  [/^diff --git (?:a\/)?\S{1,1024} (?:b\/)?([^\r\n]{1,1024})/, 'write'],
  [/^(?:rename|copy) (?:from|to) ([^\r\n]{1,1024})/, 'relocate'],
  [/^\*{3} (?:Update|Add|Delete) File: ([^\r\n]{1,1024})/, 'write'],
  [/^\*{3} Move to: ([^\r\n]{1,1024})/, 'relocate'],
  [/^Index: ([^\r\n]{1,1024})/, 'write'],
]

/** Files that the headers of a patch name: unified, git's, and that of `apply_patch`. */
export function touchesOfPatch(text: string): readonly Touch[] {
  const touches: Touch[] = []
  for (const line of text.slice(0, maxPatch).split('\n')) {
    if (touches.length >= maxFiles) break
    if (!/^(?:---|\+\+\+|diff|rename|copy|\*\*\*|Index)/.test(line)) continue
    for (const [header, access] of headers) {
      const path = header
        .exec(line)?.[1]
        ?.trim()
        .replace(/^"(.*)"$/, '$1')
      if (path !== undefined && path !== '/dev/null') touches.push({ path, access })
    }
  }
  return touches
}
