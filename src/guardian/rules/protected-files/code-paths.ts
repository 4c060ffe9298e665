/** Program text -> the paths that its string literals may build. */

/** UTF-16 code units of code that are read, literals of it, and of one literal. */
const maxCode = 65_536
const maxLiterals = 512
const maxLiteral = 1_024
/** Literals that stand close together may be parts of one path: `join(home, ".a", "b")`. */
const maxParts = 4

/** A literal in quotes; what is escaped in it stays. */
const literal = /("""|'''|["'`])((?:(?!\1)[^\\]|\\[\s\S]){0,1024}?)\1/g

/**
 * Paths that the literals of `code` may name: each by itself, those with a plus between them put
 * together, and close ones as the segments of one path.
 */
export function pathsInCode(code: string): readonly string[] {
  const text = code.slice(0, maxCode)
  const found: { readonly text: string; readonly start: number; readonly end: number }[] = []
  for (const match of text.matchAll(literal)) {
    if (found.length >= maxLiterals) break
    const value = (match[2] ?? '').slice(0, maxLiteral).replace(/\\(["'`\\/])/g, '$1')
    found.push({ text: value, start: match.index, end: match.index + match[0].length })
  }
  const paths: string[] = []
  for (const [at, one] of found.entries()) {
    if (one.text === '') continue
    paths.push(one.text)
    let path = one.text
    let { end } = one
    for (const next of found.slice(at + 1, at + maxParts)) {
      const between = text.slice(end, next.start)
      if (!/^[\s+,/.()\w]{0,24}$/.test(between)) break
      path = /^\s*\+?\s*$/.test(between) ? path + next.text : `${path}/${next.text}`
      paths.push(path)
      end = next.end
    }
  }
  return paths
}

/** Whether code with such words may change files; reading is what only opens and prints. */
export function mayWrite(code: string): boolean {
  return /write|append|dump|unlink|remove|rename|replace|copy|move|rmtree|mkdir|truncate|chmod|symlink|link|touch|save|put|\bopen\s*\([^)]{0,256},\s*(?:mode\s*=\s*)?["'][rwxab+]*[wxa+]|>|exec|system|spawn|popen|subprocess|\brun\b/i.test(
    code.slice(0, maxCode),
  )
}
