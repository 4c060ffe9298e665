/** What stands in quotes, and what stands for the output of a command, in a command line. */

/** A part of a word, and where the line goes on behind it. */
export interface QuotedText {
  readonly text: string
  readonly end: number
}

export interface Quotes {
  /** From the quote at `at` to the one that closes it, or to the end. */
  quoted(at: number): QuotedText
  /** `$'...'` with its escapes read: `\x2e` as a dot. */
  escaped(at: number): QuotedText
  /** `$(...)` or a pair of backticks: `*`, as its output is not known. */
  substituted(at: number): QuotedText
  /** Whether a backtick follows that closes the one at `at`. */
  closes(at: number): boolean
}

/** @param command called with each command whose output is a part of the line */
export function createQuotes(text: string, command: (text: string) => void): Quotes {
  function substituted(at: number): QuotedText {
    if (text[at] === '`') {
      const end = text.indexOf('`', at + 1)
      command(text.slice(at + 1, end))
      return { text: '*', end: end + 1 }
    }
    const inner = nested(text, at + 2)
    command(inner)
    return { text: '*', end: at + inner.length + 3 }
  }

  function closes(at: number): boolean {
    return text.indexOf('`', at + 1) >= 0
  }

  return {
    substituted,
    closes,
    /** In double quotes only a backslash before one of these, or a quote doubled, is special. */
    quoted(from) {
      const quote = text[from] ?? ''
      if (quote === "'") {
        const stop = text.indexOf("'", from + 1)
        const end = stop < 0 ? text.length : stop
        return { text: text.slice(from + 1, end), end: end + 1 }
      }
      let read = ''
      let at = from + 1
      while (at < text.length) {
        plain.lastIndex = at
        const run = plain.exec(text)
        if (run !== null) {
          read += run[0]
          at += run[0].length
          continue
        }
        const here = text[at] ?? ''
        const next = text[at + 1] ?? ''
        if (here === '"') break
        if (here === '\\' && /["$`\\]/.test(next)) {
          read += next
          at += 2
        } else if ((here === '$' && next === '(') || (here === '`' && closes(at))) {
          const found = substituted(at)
          read += found.text
          at = found.end
        } else {
          read += here
          at++
        }
      }
      return { text: read, end: at + 1 }
    },
    escaped(from) {
      let end = from + 2
      while (end < text.length && text[end] !== "'") end += text[end] === '\\' ? 2 : 1
      return { text: decoded(text.slice(from + 2, end)), end: end + 1 }
    },
  }
}

const plain = /[^"\\$`]+/y

/** The text from `from` to the parenthesis that closes it. */
function nested(text: string, from: number): string {
  let open = 1
  let end = from
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === 0x28) open++
    else if (code === 0x29 && --open === 0) break
  }
  return text.slice(from, end)
}

/** @see POSIX.1-2024, Shell Command Language, 2.2.4, dollar-single-quotes */
function decoded(body: string): string {
  if (!body.includes('\\')) return body
  return body.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|([\s\S]))/g,
    (_, hex?: string, short?: string, long?: string, octal?: string, other?: string) => {
      const digits = hex ?? short ?? long
      if (digits !== undefined) return codePoint(Number.parseInt(digits, 16))
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8) & 0xff)
      return other === 'n' || other === 't' || other === 'r' ? ' ' : (other ?? '')
    },
  )
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : ''
}
