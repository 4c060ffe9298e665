/** What the name of a tool, or of an argument, says about the values that stand there. */
import { wordsOfIdentifier } from '../../verbs.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const prose = words(
  'message messages body content contents text description title comment comments query prompt subject note notes summary reason question pattern patterns regex search find replace thought thoughts label labels instructions instruction explanation answer html markdown topic keywords caption context reply excludepatterns exclude',
)
const path = words(
  'path paths file files filename filenames filepath dir directory directories folder folders uri uris source sources src destination dest dst target to from location root roots output input document resource name key cwd workdir workspace attachment attachments link linkpath',
)
/** Of these, fields of nothing but paths: a line break in one is a part of a path. */
const onlyPath = words(
  'path paths file files filename filenames filepath dir directory directories folder folders uri uris cwd workdir linkpath',
)
const folder = words(
  'dir directory folder path base basedir root parent cwd location workspace workdir destination target drive',
)
const name = words('name filename file basename key title child leaf entry')
const work = words('cwd workdir workspace directory dir')
const command = words(
  'command commands cmd cmds commandline shell bash script sh powershell pwsh exec line keys keystrokes run',
)
const code = words('code script source snippet python javascript program expression cell')
const patch = words('patch diff patches input edits changes unified')
const shellTools = words(
  'shell bash terminal command cmd exec execute run process powershell pwsh zsh sh console ssh tmux subprocess spawn system cli',
)
const codeTools = words(
  'python repl eval code javascript js node notebook jupyter cell kernel ipython',
)
const patchTools = words('patch apply edit edits diff')

/** What the values of an argument may be, by its name. */
export interface FieldKind {
  readonly isProse: boolean
  readonly isPath: boolean
  /** A path and nothing else, whatever characters it holds. */
  readonly isOnlyPath: boolean
  /** A folder, of which another field may name a file. */
  readonly isFolder: boolean
  readonly isName: boolean
  readonly isWork: boolean
  readonly isCommand: boolean
  readonly isCode: boolean
  readonly isPatch: boolean
  /** A program, and the words that it is given. */
  readonly isProgram: boolean
  readonly isWords: boolean
  /** The folder in which the call is to act. */
  readonly isBase: boolean
  /** A command, or the text of one, where the tool runs commands. */
  readonly isShellText: boolean
}

export interface ToolKind {
  readonly isShell: boolean
  readonly isCode: boolean
  readonly isPatch: boolean
}

const base = /^(?:cwd|workdir|(?:working|work|base|root) ?(?:dir|directory)|repo ?path|workspace)$/

function kindOfField(key: string): FieldKind {
  const all = wordsOfIdentifier(key)
  const last = all.at(-1) ?? ''
  const isProse = prose.has(last)
  const isPath = path.has(last)
  return {
    isProse,
    isPath,
    isOnlyPath: onlyPath.has(last),
    isFolder: folder.has(last),
    isName: name.has(last) || isPath,
    isWork: work.has(last),
    isCommand: command.has(last),
    isCode: code.has(last),
    isPatch: patch.has(last),
    isProgram: /^(?:command|cmd|program|executable|bin)$/i.test(key),
    isWords: /^(?:args|argv|arguments|params|parameters)$/i.test(key),
    isBase: base.test(all.join(' ')),
    isShellText: last === 'input' || last === 'text' || !(isPath || isProse),
  }
}

function kindOfTool(tool: string): ToolKind {
  const all = wordsOfIdentifier(tool)
  return {
    isShell: all.some((word) => shellTools.has(word)),
    isCode: all.some((word) => codeTools.has(word)),
    isPatch: all.some((word) => patchTools.has(word)),
  }
}

/** Names are few and come again; those of a hostile call are not kept. */
const maxKept = 2_048

function kept<T>(make: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (given) => {
    const before = known.get(given)
    if (before !== undefined) return before
    const made = make(given)
    if (given.length <= 128) {
      if (known.size >= maxKept) known.clear()
      known.set(given, made)
    }
    return made
  }
}

/** By its last word: `target_file` as `file`. */
export const fieldKind: (key: string) => FieldKind = kept(kindOfField)

export const toolKind: (tool: string) => ToolKind = kept(kindOfTool)
