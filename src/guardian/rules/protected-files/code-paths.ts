/** Program text -> the paths that its string literals may build. */

/**
 * Literals that stand close together may be parts of one path: `join(home, ".a", "b")`. So many of
 * them are put together, as the last parts of a path are those that tell what it names.
 */
const parts = [2, 3, 4, 8] as const
const mostParts = 8
/** UTF-16 code units of a path that literals build, and of what stands between two of them. */
const maxPath = 4_096
const maxBetween = 256
/** Paths of one text. */
const maxPaths = 65_536

const quote = /["'`]/g

export interface CodePaths {
  readonly paths: readonly string[]
  /** False where there are more. */
  readonly isWhole: boolean
}

/**
 * Paths that the literals of `code` may name: each by itself, those with a plus between them put
 * together, and close ones as the segments of one path. Linear in the length of `code`.
 *
 * WHY every quote begins a literal: an apostrophe of a comment would turn all literals behind it
 * inside out, and with them hide what they name.
 */
export function pathsInCode(code: string): CodePaths {
  const quotes: number[] = []
  for (const { index } of code.matchAll(quote)) quotes.push(index)
  const closing = closingQuotes(code, quotes)
  const paths = new Set<string>()
  /** Quotes that begin a literal of a row that was read already. */
  const isRead = new Uint8Array(quotes.length)
  for (const first of quotes.keys()) {
    if (isRead[first] === 1) continue
    /** The last literals of the row, each with what stands before it. */
    const row: { readonly glue: string; readonly text: string }[] = []
    let glue = ''
    for (let at = first; at >= 0; ) {
      isRead[at] = 1
      const to = closing[at] ?? -1
      if (to < 0) break
      const text = unescaped(code.slice((quotes[at] ?? 0) + 1, quotes[to]))
      row.push({ glue, text })
      if (row.length > mostParts) row.shift()
      if (text !== '' && isLine(text)) addEndsOf(row, paths)
      if (paths.size > maxPaths) return { paths: [...paths], isWhole: false }
      const end = (quotes[to] ?? 0) + 1
      const between = betweenOf(code, end, quotes[to + 1])
      if (between === undefined || text.length > maxPath) break
      glue = between
      at = to + 1
    }
  }
  return { paths: [...paths], isWhole: true }
}

/** The last literal of a row by itself, and put together with those before it. */
function addEndsOf(
  row: readonly { readonly glue: string; readonly text: string }[],
  paths: Set<string>,
): void {
  let path = row.at(-1)?.text ?? ''
  paths.add(path)
  for (let back = 2; back <= row.length; back++) {
    const before = row.at(-back)?.text ?? ''
    path = before + (row.at(1 - back)?.glue ?? '') + path
    if (path.length > maxPath || !isLine(before)) return
    if (parts.some((many) => many === back) || back === row.length) paths.add(path)
  }
}

/** What puts two literals together: nothing, or a slash; undefined where they have to do nothing. */
function betweenOf(code: string, from: number, to: number | undefined): string | undefined {
  if (to === undefined || to - from > maxBetween) return undefined
  const between = code.slice(from, to)
  if (!/^[\s+,/.()\w]*$/.test(between) || (/\n/.test(between) && /\w/.test(between)))
    return undefined
  const bare = between.replace(/\s+/g, '')
  if (bare.length > 24) return undefined
  return bare === '' || bare === '+' ? '' : '/'
}

/** What spans lines is a text, or the code between two literals. */
function isLine(text: string): boolean {
  return !text.includes('\n') || !text.trim().includes('\n')
}

/** For each quote the next one of its kind, by their numbers; -1 where none follows. */
function closingQuotes(code: string, quotes: readonly number[]): readonly number[] {
  const closing = new Array<number>(quotes.length).fill(-1)
  const next = new Map<string, number>()
  for (let at = quotes.length - 1; at >= 0; at--) {
    const kind = code[quotes[at] ?? 0] ?? ''
    closing[at] = next.get(kind) ?? -1
    next.set(kind, at)
  }
  return closing
}

const escapes = /\\(?:x([0-9a-fA-F]{2})|u\{?([0-9a-fA-F]{4,6})\}?|([0-7]{3})|([\s\S]?))/g

/** A literal with its escapes read; a backslash before a letter stays, as in paths of Windows. */
function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal
  return literal.replace(
    escapes,
    (whole, hex?: string, wide?: string, octal?: string, other?: string) => {
      const digits = hex ?? wide
      const value =
        digits === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(digits, 16)
      if (value <= 0x10ffff) return String.fromCodePoint(value)
      return other === '' || other === '/' || other === '\\' ? other : whole
    },
  )
}

/** Whether code with such words may change files; reading is what only opens and prints. */
export function mayWrite(code: string): boolean {
  return (
    /write|append|dump|unlink|remove|rename|replace|copy|move|rmtree|mkdir|truncate|chmod|symlink|link|touch|save|put|>|exec|system|spawn|popen|subprocess|\brun\b/i.test(
      code,
    ) || opensForWriting(code)
  )
}

/** `open(path, "w")`, with the mode by name or not. */
function opensForWriting(code: string): boolean {
  return /\bopen\s*\(/i.test(code) && /,\s*(?:mode\s*=\s*)?["'][rwxab+]{0,4}[wxa+]/i.test(code)
}
