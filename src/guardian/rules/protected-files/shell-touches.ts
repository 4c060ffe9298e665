/** A command line -> what it does to files, and whether it commands the guard; runs nothing. */
import { mayWrite, pathsInCode } from './code-paths.ts'
import { guardCommandOf } from './guard-command.ts'
import { touchesOfPatch } from './patch-paths.ts'
import { filesOf, interpreters, programName, shells, wrappers } from './programs.ts'
import { expandBraces, type ShellCommand, shellCommands } from './shell-words.ts'
import type { Access, GuardCommand, Touch } from './touch.ts'

export interface ShellTouches {
  readonly touches: readonly Touch[]
  readonly commands: readonly GuardCommand[]
}

/** Command lines within command lines that are followed, and touches of one that are kept. */
const maxDepth = 4
const maxTouches = 512

/**
 * What `line` does to the files that it names.
 *
 * @param base the folder in which it runs, where the call names one
 */
export function touchesOfShell(line: string, base?: string): ShellTouches {
  const shell = createShell(base)
  shell.run(line, 0)
  return shell
}

/** The same of code in a programming language. */
export function touchesOfCode(code: string, base?: string): readonly Touch[] {
  const access: Access = mayWrite(code) ? 'write' : 'read'
  return pathsInCode(code).map((path) => ({
    path,
    access,
    ...(base === undefined ? {} : { base }),
  }))
}

/** The same of a program and its words, as they would be given to a system call. */
export function touchesOfWords(words: readonly string[], base?: string): ShellTouches {
  const shell = createShell(base)
  shell.take({ words, redirections: [], texts: [] }, 0)
  return shell
}

function createShell(start: string | undefined) {
  const touches: Touch[] = []
  const commands: GuardCommand[] = []
  const variables = new Map<string, string>()
  let base = start

  function touch(word: string, access: Access): void {
    const known = withVariables(word, variables)
    for (const path of spellings(known)) {
      if (touches.length >= maxTouches) return
      touches.push({ path, access, mayGlob: true, ...(base === undefined ? {} : { base }) })
    }
  }

  function run(line: string, depth: number): void {
    if (depth > maxDepth) return
    for (const command of shellCommands(line)) take(command, depth)
  }

  function take(command: ShellCommand, depth: number): void {
    for (const { target, isWriting } of command.redirections) {
      touch(target, isWriting ? 'write' : 'read')
    }
    const words = programWords(command.words, variables)
    const [first = '', ...rest] = words
    if (first === '') return
    const program = programName(first)
    const deed = guardCommandOf(words)
    if (deed !== undefined) commands.push(deed)
    if (
      program === 'cd' ||
      program === 'pushd' ||
      program === 'chdir' ||
      program === 'set-location'
    ) {
      const folder = rest.find((word) => !word.startsWith('-'))
      if (folder !== undefined) base = joined(base, withVariables(folder, variables))
    }
    const code = codeOf(program, rest)
    if (shells.has(program) && code !== undefined) {
      run(code, depth + 1)
      return
    }
    if (interpreters.has(program)) {
      for (const text of code === undefined ? command.texts : [code]) {
        touches.push(...touchesOfCode(text, base).slice(0, maxTouches))
      }
      if (code !== undefined) return
    } else if (shells.has(program)) {
      for (const text of command.texts) run(text, depth + 1)
    } else if (program === 'patch' || program === 'apply_patch' || rest[0] === 'apply') {
      for (const text of [...command.texts, ...rest]) touches.push(...touchesOfPatch(text))
    }
    for (const { word, access } of filesOf(words)) touch(word, access)
  }

  return { touches, commands, run, take }
}

/** The words from the program on: no assignments, wrappers and their options. Notes assignments. */
function programWords(words: readonly string[], variables: Map<string, string>): readonly string[] {
  let at = 0
  for (; at < words.length; at++) {
    const word = words[at] ?? ''
    const assigned = /^(?:\$env:|\$)?([A-Za-z_]\w{0,63})=(.*)$/s.exec(word)
    if (assigned !== null) {
      const [, name = '', value = ''] = assigned
      variables.set(name.toLowerCase(), withVariables(value, variables).slice(0, 1_024))
      continue
    }
    if (!wrappers.has(programName(word))) break
    while (/^-/.test(words[at + 1] ?? '') || /^\d+[smh]?$/.test(words[at + 1] ?? '')) at++
  }
  return words.slice(at)
}

/** Variables that the line itself has set; others stay as they are. */
function withVariables(word: string, variables: ReadonlyMap<string, string>): string {
  if (variables.size === 0 || !word.includes('$')) return word
  return word.slice(0, 4_096).replace(/\$\{?([A-Za-z_]\w{0,63})\}?/g, (whole, name: string) => {
    return variables.get(name.toLowerCase()) ?? whole
  })
}

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

/** What a word may be as a path: itself, without its backslashes, and what an option holds. */
function spellings(word: string): readonly string[] {
  const found = new Set<string>()
  for (const one of expandBraces(word.slice(0, 4_096))) {
    for (const part of [one, ...partsOf(one)]) {
      const bare = part.replace(/^@/, '')
      found.add(bare)
      if (bare.includes('\\')) found.add(bare.replace(/\\(?=[^\\])/g, ''))
    }
  }
  return [...found]
}

/** `of=x`, `--file=x`, `x:/mnt:ro`, `x,y`. */
function partsOf(word: string): readonly string[] {
  const value = /^[^=]{1,64}=(.+)$/s.exec(word)?.[1]
  const rest = value ?? word
  const parts = rest.split(/(?<!^[A-Za-z]):|,/, 8)
  return [...(value === undefined ? [] : [value]), ...(parts.length > 1 ? parts : [])]
}

/** `name` below `base`, unless it says itself where it lies. */
export function joined(base: string | undefined, name: string): string {
  return base === undefined || isAbsolute(name) ? name : `${base}/${name}`
}

/** Whether a path says itself where it begins. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\~$%]|[A-Za-z]:|[a-z][a-z0-9+.-]{1,31}:\/)/.test(path)
}
