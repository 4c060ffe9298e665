/**
 * A command line -> its commands: words, redirections, texts that stand in for files.
 *
 * No shell: it finds where a word begins and ends, in the ways of POSIX shells, cmd and PowerShell
 * alike, and runs nothing. What a command puts out is not known: within a word it is written `*`,
 * since it may be anything or nothing.
 */
import { createQuotes } from './shell-quotes.ts'

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
  /** Whether braces stand outside quotes, so that a shell expands them. */
  readonly hasBraces: boolean
  /** The command that gets what this one puts out: by a pipe, or as a part of its words. */
  into?: ShellCommand
}

/** Commands within quotes within commands that are followed; each level reads its text again. */
const maxNested = 16

/**
 * The commands of `line` in order, those of `$(...)` and backticks among them; linear in its length.
 *
 * @param notWhole called where commands lie too deep to be read
 */
export function shellCommands(line: string, notWhole?: () => void): readonly ShellCommand[] {
  const commands: ShellCommand[] = []
  readCommands(line, 0, { commands, notWhole })
  return commands
}

interface Into {
  readonly commands: ShellCommand[]
  readonly notWhole: (() => void) | undefined
}

const separators: ReadonlySet<string> = new Set([';', '&', '|', '\n', '(', ')', '`', '{', '}'])
/** End a loop or a choice, of which all may be piped on. */
const closing: ReadonlySet<string> = new Set(['done', 'fi', 'esac'])
/** A run of characters that mean nothing to a shell. */
const plain = /[^\s\\'"#$&<>;|(){}`]+/y

function readCommands(text: string, depth: number, into: Into): void {
  const { commands } = into
  let words: string[] = []
  let redirections: Redirection[] = []
  let texts: string[] = []
  let word: string | undefined
  let hasBraces = false
  /** What the next word is for. */
  let wanted: 'word' | 'read' | 'write' | 'end' | 'text' = 'word'
  const awaited: { readonly end: string; readonly texts: string[] }[] = []
  let at = 0
  /** Commands whose output the next one of this level gets. */
  let feeding: ShellCommand[] = []
  /** Where the commands of the groups that are open begin, where what stood last does, and what was fed on. */
  const groups: number[] = []
  let closed = 0
  let fed = 0
  const quotes = createQuotes(text, (inner) => {
    const from = commands.length
    if (depth < maxNested) readCommands(inner, depth + 1, into)
    else into.notWhole?.()
    for (let one = from; one < commands.length; one++) {
      const command = commands[one]
      if (command !== undefined && command.into === undefined) feeding.push(command)
    }
  })

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
      const command: ShellCommand = { words, redirections, texts, hasBraces }
      for (const one of feeding) one.into = command
      feeding = []
      commands.push(command)
      closed = closing.has(words[0] ?? '') ? 0 : commands.length - 1
    }
    hasBraces = false
    words = []
    redirections = []
    texts = []
    wanted = 'word'
  }

  /** What stood last puts out what the next command gets. */
  function feed(): void {
    for (let one = Math.max(closed, fed); one < commands.length; one++) {
      const command = commands[one]
      if (command !== undefined && command.into === undefined) feeding.push(command)
    }
    fed = commands.length
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

  /** Takes what `quotes` read into the word. */
  function take({ text: read, end }: { readonly text: string; readonly end: number }): void {
    add(read)
    at = end
  }

  while (at < text.length) {
    plain.lastIndex = at
    const run = plain.exec(text)
    if (run !== null) {
      add(run[0])
      at += run[0].length
      continue
    }
    const here = text[at] ?? ''
    const next = text[at + 1] ?? ''
    if (here === '\\' && next === '\n') at += 2
    else if (here === "'" || here === '"') take(quotes.quoted(at))
    else if (here === '\\' && / |["'$&;|<>()`*]/.test(next)) {
      add(next)
      at += 2
    } else if (here === '#' && word === undefined) {
      const stop = text.indexOf('\n', at)
      at = stop < 0 ? text.length : stop
    } else if (here === '$' && next === '(') take(quotes.substituted(at))
    else if (here === '$' && next === "'") take(quotes.escaped(at))
    else if (here === '$' && next === '"') at++
    else if (here === '`' && quotes.closes(at)) take(quotes.substituted(at))
    else if (here === '$' && next === '{') {
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
      const isPipe = here === '|' ? next !== '|' && text[at - 2] !== '|' : text[at - 2] === '>'
      if (isPipe) feed()
      if (here === '(' || here === '{') groups.push(commands.length)
      else if (here === ')' || here === '}') closed = groups.pop() ?? 0
      if (here === '\n') readBodies()
    } else {
      if (here === '{') hasBraces = true
      add(here)
      at++
    }
  }
  endCommand()
}

/** A brace within a word is one of its characters: `{a,b}`. */
function isBrace(here: string, next: string, word: string | undefined): boolean {
  if (here === '{') return !/\s/.test(next) && next !== ''
  return here === '}' && word !== undefined
}
