/** A word of a command line -> the paths that it may stand for. */

/** Words of one brace expansion, and UTF-16 code units of all of them. */
const maxChoices = 256
const maxExpanded = 262_144

/**
 * What a word may be as a path: itself, without its backslashes or carets, what an option holds. A
 * variable of which nothing is known is written `*`: it may hold anything, or nothing.
 */
export function spellingsOf(word: string): readonly string[] {
  // Most words are plain: one path, or none.
  if (!/[=\\^,:$@]/.test(word)) return [word]
  const found = new Set<string>()
  const open = word.includes('$') ? word.replace(unknownVariable, '*') : word
  for (const one of open === word ? [word] : [word, open]) {
    for (const part of [one, ...partsOf(one)]) {
      const bare = part.startsWith('@') ? part.slice(1) : part
      found.add(bare)
      if (bare.includes('\\')) found.add(bare.replace(/\\(?=[^\\])/g, ''))
      if (bare.includes('^')) found.add(bare.replaceAll('^', ''))
    }
  }
  return [...found]
}

/** Variables that name a folder everywhere, and defaults, are left to `segmentsOf`. */
const unknownVariable =
  /\$(?:[@*#?$!0-9-]|\{(?!(?:env:)?(?:home|userprofile|homepath|appdata|localappdata|xdg_[a-z]{1,16})\}|[a-z_]{1,24}:?[-=])[^{}]*\}|(?!(?:env:)?(?:home|userprofile|homepath|appdata|localappdata|xdg_[a-z]{1,16})(?![a-z0-9_]))(?:env:)?[a-z_]\w*)/gi

/**
 * The words that braces stand for: `a/{b,c}` as `a/b` and `a/c`, `{a..c}` as anything.
 *
 * @param notWhole called where they stand for more than is told
 */
export function expandBraces(word: string, notWhole?: () => void): readonly string[] {
  let words: readonly string[] = [word.replace(/\{[^{},]{1,16}\.\.[^{},]{1,16}\}/g, '*')]
  for (;;) {
    let isDone = true
    let length = 0
    const next: string[] = []
    for (const one of words) {
      // Inner braces first: those around them hold none then.
      const choice = /\{([^{}]*,[^{}]*)\}/.exec(one)
      const parts = choice?.[1]?.split(',', maxChoices + 1) ?? ['']
      if (choice === null) next.push(one)
      else {
        isDone = false
        const before = one.slice(0, choice.index)
        const after = one.slice(choice.index + choice[0].length)
        for (const part of parts) next.push(`${before}${part}${after}`)
      }
      length += one.length * parts.length
      if (next.length > maxChoices || (!isDone && length > maxExpanded)) {
        notWhole?.()
        return next.slice(0, maxChoices)
      }
    }
    words = next
    if (isDone) return words
  }
}

/** `of=x`, `--file=x`, `x:/mnt:ro`, `x,y`; nothing of what is text of another language. */
function partsOf(word: string): readonly string[] {
  const first = word.indexOf('=')
  const values = first < 1 ? [] : [word.slice(first + 1)]
  const last = word.lastIndexOf('=')
  if (last > first && first >= 1) values.push(word.slice(last + 1))
  const rest = values[0] ?? word
  if (!/[:,]/.test(rest)) return values
  for (const part of rest.split(/(?<!^[A-Za-z]):|,/)) if (!part.includes('"')) values.push(part)
  return values
}
