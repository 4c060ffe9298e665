/** A command line -> what it does to files, and whether it commands the guard; runs nothing. */
import { mayWrite, pathsInCode } from './code-paths.ts'
import { encodedTexts } from './encoded-text.ts'
import { touchesOfPatch } from './patch-paths.ts'
import { shortened } from './path-segments.ts'
import { commandsOfText, personCommands } from './person-commands.ts'
import { filesOf, interpreters, programName, shells, wrappers } from './programs.ts'
import { type ShellCommand, shellCommands } from './shell-words.ts'
import type { Access, GuardCommand, Touch } from './touch.ts'
import { expandBraces, spellingsOf } from './word-spellings.ts'

export interface ShellTouches {
  readonly touches: readonly Touch[]
  readonly commands: readonly GuardCommand[]
  /** False where a bound left something out: then there may be more. */
  readonly isWhole: boolean
}

/** Command lines within command lines that are followed; each level reads its text again. */
const maxDepth = 16
const maxTouches = 65_536
/** UTF-16 code units of a folder that was entered, and of a variable's value. */
const maxPath = 4_096
/** UTF-16 code units of all words that may name files. */
const maxText = 4 * 1024 * 1024

/**
 * What `line` does to the files that it names; linear in its length.
 *
 * @param base the folder in which it runs, where the call names one
 */
export function touchesOfShell(line: string, base?: string): ShellTouches {
  const shell = createShell(base)
  shell.run(line, 0)
  // PowerShell escapes with a backtick what other shells run between two.
  if (line.includes('`')) shell.run(line.replaceAll('`', ''), 0)
  return shell.found()
}

/** The same of code in a programming language, and of what it holds encoded. */
export function touchesOfCode(code: string, base?: string): ShellTouches {
  const shell = createShell(base)
  shell.read(code, 0)
  return shell.found()
}

/** The same of a program and its words, as they would be given to a system call. */
export function touchesOfWords(words: readonly string[], base?: string): ShellTouches {
  const shell = createShell(base)
  shell.take({ words, redirections: [], texts: [], hasBraces: false }, 0)
  return shell.found()
}

const entering: ReadonlySet<string> = new Set(['cd', 'pushd', 'chdir', 'set-location', 'sl'])
const setting: ReadonlySet<string> = new Set(
  'set export declare typeset local readonly setx let'.split(' '),
)

function createShell(start: string | undefined) {
  const touches: Touch[] = []
  const commands: GuardCommand[] = []
  const variables = new Map<string, string>()
  const aliases = new Map<string, readonly string[]>()
  const decoded = new Set<string>()
  let base = start
  let isWhole = true
  let text = 0

  function notWhole(): void {
    isWhole = false
  }

  function add(touch: Touch): void {
    if (touches.length >= maxTouches) notWhole()
    else touches.push(touch)
  }

  function touch(word: string, access: Access, hasBraces: boolean): void {
    const found = known(word)
    text += found.length
    if (text > maxText) {
      notWhole()
      return
    }
    const words = hasBraces && found.includes('{') ? expandBraces(found, notWhole) : [found]
    for (const one of words) {
      for (const path of spellingsOf(one)) {
        add({ path, access, mayGlob: true, ...(base === undefined ? {} : { base }) })
      }
    }
  }

  function touchAll(found: readonly Touch[]): void {
    for (const one of found) add(one)
  }

  function run(line: string, depth: number): void {
    if (depth > maxDepth) notWhole()
    else {
      for (const command of shellCommands(line, notWhole)) take(command, depth)
      decode(line, depth)
    }
  }

  /** What a text holds encoded is run, or read by a program of some language. */
  function decode(from: string, depth: number): void {
    for (const one of encodedTexts(from)) {
      if (decoded.has(one)) continue
      decoded.add(one)
      run(one, depth + 1)
      if (depth < maxDepth) read(one, depth + 1, false)
    }
  }

  /** Code of a program. */
  function read(code: string, depth: number, mayDecode = true): void {
    const found = pathsInCode(code)
    if (!found.isWhole) notWhole()
    const access: Access = found.paths.length > 0 && mayWrite(code) ? 'write' : 'read'
    for (const path of found.paths) add({ path, access, ...(base === undefined ? {} : { base }) })
    for (const one of commandsOfText(code, 'run')) commands.push(one)
    if (mayDecode) decode(code, depth)
  }

  /** Variables that the line itself has set; others stay as they are. */
  function known(word: string): string {
    if (variables.size === 0 || !/[$%!]/.test(word)) return word
    const written = word.replace(
      /\$(?:env:)?([A-Za-z_]\w*)|\$\{(?:env:)?([A-Za-z_]\w*)[^{}]*\}|%([A-Za-z_]\w*)%|!([A-Za-z_]\w*)!/g,
      (whole, ...names: (string | undefined)[]) => {
        const name = names.slice(0, 4).find((one) => one !== undefined) ?? ''
        return variables.get(name.toLowerCase()) ?? whole
      },
    )
    if (written.length <= word.length + maxPath) return written
    notWhole()
    return word
  }

  function assign(name: string, value: string): void {
    const now = known(value)
    if (now.length > maxPath && now.length > value.length) notWhole()
    else variables.set(name.toLowerCase(), now)
  }

  /** The words from the program on: no wrappers and their options. Notes assignments. */
  function programWords(words: readonly string[]): readonly string[] {
    let at = 0
    for (; at < words.length; at++) {
      const word = words[at] ?? ''
      const [, name = '', value = ''] = assignment.exec(word) ?? []
      if (name !== '') {
        assign(name, value)
        continue
      }
      if (words[at + 1] === '=' && /^\$/.test(word)) {
        assign(word.replace(/^\$(?:env:)?/i, ''), words[at + 2] ?? '')
        return words.slice(at + 2)
      }
      if (!wrappers.has(programName(word))) break
      while (/^-/.test(words[at + 1] ?? '') || /^\d+[smh]?$/.test(words[at + 1] ?? '')) at++
    }
    return words.slice(at)
  }

  function enter(rest: readonly string[]): void {
    const folder = rest.find((word) => !word.startsWith('-'))
    if (folder === undefined) return
    const path = joined(base, known(folder))
    base = path.length <= maxPath ? path : shortened(path)
    if (base.length <= maxPath) return
    // No system enters such a folder.
    base = undefined
    notWhole()
  }

  function take(command: ShellCommand, depth: number): void {
    for (const { target, isWriting } of command.redirections) {
      touch(target, isWriting ? 'write' : 'read', command.hasBraces)
    }
    const given = programWords(command.words)
    const alias = aliases.get(given[0] ?? '')
    const words = alias === undefined ? given : [...alias, ...given.slice(1)]
    const [first = '', ...rest] = words
    if (first === '') return
    const program = programName(known(first))
    const code = codeOf(program, rest)
    const line = shells.has(program) ? code : undefined
    for (const one of personCommands(words.map(known), command, line && known(line))) {
      commands.push(one)
    }
    if (entering.has(program)) enter(rest)
    if (setting.has(program)) {
      for (const word of rest) {
        const [, name = '', value = ''] = assignment.exec(word) ?? []
        if (name !== '') assign(name, value)
      }
    }
    if (program === 'alias') {
      for (const word of rest) {
        const [, name = '', value = ''] = assignment.exec(word) ?? []
        if (name !== '' && value.length <= maxPath) aliases.set(name, value.trim().split(/\s+/))
      }
    }
    if (shells.has(program) && code !== undefined) {
      run(known(code), depth + 1)
      return
    }
    if (interpreters.has(program)) {
      for (const text of code === undefined ? command.texts : [code]) read(text, depth)
      if (code !== undefined) return
    } else if (shells.has(program)) {
      for (const text of command.texts) run(text, depth + 1)
    } else if (program === 'patch' || program === 'apply_patch' || rest[0] === 'apply') {
      for (const text of [...command.texts, ...rest]) touchAll(touchesOfPatch(text))
    }
    for (const { word, access } of filesOf(words)) touch(word, access, command.hasBraces)
  }

  return { run, read, take, found: (): ShellTouches => ({ touches, commands, isWhole }) }
}

const assignment = /^(?:\$env:|\$)?([A-Za-z_]\w{0,255})=([\s\S]*)$/

/** What a shell or an interpreter is told to run, by an option. */
function codeOf(program: string, rest: readonly string[]): string | undefined {
  if (program === 'eval' || program === 'iex' || program === 'invoke-expression') {
    return rest.join(' ')
  }
  const option = rest.findIndex((word) =>
    /^(?:-[a-z]*[cer]|--eval|--print|-p|\/[ck]|-command|-c)$/i.test(word),
  )
  if (option < 0) return program === 'deno' && rest[0] === 'eval' ? rest[1] : undefined
  const code = rest.slice(option + 1)
  return program === 'cmd' || program === 'powershell' || program === 'pwsh'
    ? code.join(' ')
    : code[0]
}

/** `name` below `base`, unless it says itself where it lies. */
export function joined(base: string | undefined, name: string): string {
  return base === undefined || isAbsolute(name) ? name : `${base}/${name}`
}

/** Whether a path says itself where it begins. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\~$%]|[A-Za-z]:|[a-z][a-z0-9+.-]{1,31}:\/)/.test(path)
}
