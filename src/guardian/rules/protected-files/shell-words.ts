/**
 * A command line -> its commands: words, redirections, texts that stand in for files.
 *
 * No shell: it finds where a word begins and ends, in the ways of POSIX shells, cmd and PowerShell
 * alike, and runs nothing. What a shell makes of a variable or of a command's output is not known.
 */

export interface Redirection {
  readonly isWriting: boolean
  readonly target: string
}

export interface ShellCommand {
  /** Without quotes and with every backslash kept, since a path of Windows needs them. */
  readonly words: readonly string[]
  readonly redirections: readonly Redirection[]
  /** Bodies of `<<END`, and texts of `<<<`. */
  readonly texts: readonly string[]
}

/** UTF-16 code units of a command line that are read, and commands of it. */
const maxLine = 65_536
const maxCommands = 512
/** Commands within quotes within commands that are followed. */
const maxNested = 8

/** The commands of `line` in order, those of `$(...)` and backticks among them. */
export function shellCommands(line: string): readonly ShellCommand[] {
  return createReader(line.slice(0, maxLine), 0).read()
}

const separators: ReadonlySet<string> = new Set([';', '&', '|', '\n', '(', ')', '`', '{', '}'])

function createReader(text: string, depth: number): { read(): readonly ShellCommand[] } {
  const commands: ShellCommand[] = []
  let words: string[] = []
  let redirections: Redirection[] = []
  let texts: string[] = []
  let word: string | undefined
  /** What the next word is for. */
  let wanted: 'word' | 'read' | 'write' | 'end' | 'text' = 'word'
  const awaited: { readonly end: string; readonly texts: string[] }[] = []
  let at = 0

  function add(more: string): void {
    word = (word ?? '') + more
  }

  function endWord(): void {
    if (word === undefined) return
    const done = word
    word = undefined
    if (wanted === 'word') words.push(done)
    else if (wanted === 'end') awaited.push({ end: done, texts })
    else if (wanted === 'text') texts.push(done)
    else redirections.push({ isWriting: wanted === 'write', target: done })
    wanted = 'word'
  }

  function endCommand(): void {
    endWord()
    if (words.length > 0 || redirections.length > 0) {
      if (commands.length < maxCommands) commands.push({ words, redirections, texts })
    }
    words = []
    redirections = []
    texts = []
    wanted = 'word'
  }

  /** In double quotes only a backslash before one of these, or a quote doubled, is special. */
  function quoted(quote: string): void {
    add('')
    at++
    while (at < text.length) {
      const here = text[at] ?? ''
      const next = text[at + 1] ?? ''
      if (here === quote) break
      if (quote === '"' && here === '\\' && (next === '"' || next === '$' || next === '`')) {
        add(next)
        at += 2
      } else if (quote === '"' && here === '$' && next === '(') {
        const inner = nested(at + 2)
        for (const one of depth < maxNested ? createReader(inner, depth + 1).read() : []) {
          if (commands.length < maxCommands) commands.push(one)
        }
        at += inner.length + 3
      } else {
        add(here)
        at++
      }
    }
    at++
  }

  /** The text from `from` to the parenthesis that closes it. */
  function nested(from: number): string {
    let open = 1
    let end = from
    for (; end < text.length; end++) {
      if (text[end] === '(') open++
      else if (text[end] === ')' && --open === 0) break
    }
    return text.slice(from, end)
  }

  function redirect(): void {
    const here = text[at]
    // `2>` and `&>`: what stands before is no word of its own.
    if (word !== undefined && /^(?:\d|&)$/.test(word)) word = undefined
    endWord()
    if (here === '>') {
      at++
      while (text[at] === '>' || text[at] === '|' || text[at] === '&') at++
      wanted = 'write'
      return
    }
    if (text.startsWith('<<<', at)) {
      at += 3
      wanted = 'text'
    } else if (text.startsWith('<<', at)) {
      at += text[at + 2] === '-' ? 3 : 2
      wanted = 'end'
    } else if (text[at + 1] === '(') at += 2
    else {
      at++
      wanted = 'read'
    }
  }

  function readBodies(): void {
    for (const { end, texts: into } of awaited.splice(0)) {
      const lines: string[] = []
      while (at < text.length) {
        const stop = text.indexOf('\n', at)
        const line = text.slice(at, stop < 0 ? text.length : stop)
        at = stop < 0 ? text.length : stop + 1
        if (line.trim() === end) break
        lines.push(line)
      }
      into.push(lines.join('\n'))
    }
  }

  function read(): readonly ShellCommand[] {
    while (at < text.length) {
      const here = text[at] ?? ''
      const next = text[at + 1] ?? ''
      if (here === '\\' && next === '\n') at += 2
      else if (here === "'" || here === '"') quoted(here)
      else if (here === '\\' && / |["'$&;|<>()`*]/.test(next)) {
        add(next)
        at += 2
      } else if (here === '#' && word === undefined) {
        const stop = text.indexOf('\n', at)
        at = stop < 0 ? text.length : stop
      } else if (here === '$' && next === '(') {
        endCommand()
        at += 2
      } else if (here === '$' && next === '{') {
        const stop = text.indexOf('}', at)
        const end = stop < 0 ? text.length : stop + 1
        add(text.slice(at, end))
        at = end
      } else if (here === '&' && next === '>') {
        at++
        redirect()
      } else if (here === '<' || here === '>') redirect()
      else if (/\s/.test(here) && here !== '\n') {
        endWord()
        at++
      } else if (separators.has(here) && !isBrace(here, next, word)) {
        endCommand()
        at++
        if (here === '\n') readBodies()
      } else {
        add(here)
        at++
      }
    }
    endCommand()
    return commands
  }

  return { read }
}

/** A brace within a word is one of its characters: `{a,b}`. */
function isBrace(here: string, next: string, word: string | undefined): boolean {
  if (here === '{') return !/\s/.test(next) && next !== ''
  return here === '}' && word !== undefined
}

/** The words that a brace expansion stands for, `a/{b,c}` as `a/b` and `a/c`; one level, bounded. */
export function expandBraces(word: string): readonly string[] {
  const found = /^([^{}]*)\{([^{}]*,[^{}]*)\}([^{}]*)$/.exec(word)
  if (found === null) return [word]
  const [, before = '', choices = '', after = ''] = found
  return choices.split(',', 16).map((choice) => `${before}${choice}${after}`)
}
