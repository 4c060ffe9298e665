/** What programs of a shell do to the files that their words name. */
import type { Access } from './touch.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Say their words, and touch no file that these name. */
const speaking = words(
  'echo printf write-host write-output true false : exit return sleep date export set',
)
const reading = words(
  'cat less more head tail bat nl od xxd strings hexdump file stat ls dir ll wc diff cmp comm grep egrep fgrep rg ag ack find fd locate tree jq yq md5sum sha1sum sha256sum shasum type get-content gc get-item gi get-childitem gci select-string test-path test [ [[ realpath readlink du cut sort uniq awk gawk sed column paste base64 source . cd pushd chdir set-location sl mkdir md which whereis basename dirname open xdg-open code vi vim',
)
const relocating = words(
  'mv move rename ren rm del erase rd rmdir unlink ln link mklink symlink mount rsync trash shred move-item remove-item rename-item new-item',
)
const copying = words('cp copy xcopy robocopy install copy-item scp')
/** Run what stands behind them. */
export const wrappers: ReadonlySet<string> = words(
  'sudo doas env nohup time command exec nice stdbuf xargs builtin timeout setsid busybox watch if then else do while until not !',
)
export const shells: ReadonlySet<string> = words(
  'sh bash zsh dash ksh fish ash pwsh powershell cmd eval invoke-expression iex',
)
export const interpreters: ReadonlySet<string> = words(
  'python python2 python3 py pypy pypy3 node nodejs deno bun tsx ts-node ruby perl php lua osascript',
)
/** Take a pattern before their files. */
const searching = words('grep egrep fgrep rg ag ack select-string')
/** Commands of git that leave the files of the working tree as they are. */
const gitReading = words(
  'add commit diff log show status blame ls-files ls-tree check-ignore grep cat-file rev-parse branch tag fetch push remote config shortlog describe reflog notes',
)
const messageOptions = words('-m -am --message --title --body -t -b --subject -F --notes -n')

/** The name of a program: no folder, no ending, lower case. */
export function programName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
  return name.toLowerCase().replace(/\.(?:exe|cmd|bat|ps1|com|[cm]?js|py)$/, '')
}

/** Say, show or search what they are given, and run nothing of it. */
const harmless = words(
  'echo printf write-host write-output true false : exit return sleep date cat less more head tail bat nl od xxd strings hexdump stat ls dir wc diff cmp comm grep egrep fgrep rg ag ack jq cut sort uniq column fold fmt type get-content gc select-string base64 md5sum sha1sum sha256sum shasum realpath readlink which whereis basename dirname test [ [[ pbcopy xclip clip cd pushd rev tr tac paste',
)
const versions = words('git gh hg jj glab svn')
const gitSearching = words('grep log show blame diff shortlog ls-files')
/** Take the text of a message; what a hook makes of it is the hook's. */
const gitTelling = words('commit tag notes pr issue release merge stash')

/** Whether a command only says, shows or searches what its words and its input hold. */
export function isLooking(given: readonly string[]): boolean {
  const [first = '', ...rest] = given
  const program = programName(first)
  if (harmless.has(program)) return true
  const at = rest.findIndex((word) => !word.startsWith('-'))
  return (
    versions.has(program) &&
    gitSearching.has(rest[at] ?? '') &&
    // Options in front can name a program, as can these behind.
    at === 0 &&
    !rest.some((word) => /^(?:-O|--open-files|--ext-diff|--textconv|--output)/.test(word))
  )
}

/** Whether a command takes its input for the text of a message. */
export function isTelling(given: readonly string[]): boolean {
  const [first = '', ...rest] = given
  return (
    versions.has(programName(first)) &&
    gitTelling.has(rest.find((word) => !word.startsWith('-')) ?? '')
  )
}

/** The words of a command that are no text of a message. */
export function wordsBesideMessages(given: readonly string[]): readonly string[] {
  if (!versions.has(programName(given[0] ?? ''))) return given
  return given.filter(
    (word, at) =>
      !messageOptions.has(given[at - 1] ?? '') &&
      !/^(?:-a?m.|--(?:message|title|body|subject|notes)=)/s.test(word),
  )
}

export interface NamedFile {
  readonly word: string
  readonly access: Access
}

/** The words of a command that may name files, with what is done to them; `words[0]` is the program. */
export function filesOf(given: readonly string[]): readonly NamedFile[] {
  const [first = '', ...rest] = given
  const program = programName(first)
  if (speaking.has(program)) return []
  if (program === 'git' || program === 'gh' || program === 'hg' || program === 'jj') {
    return filesOfVersions(rest)
  }
  if (copying.has(program)) return filesOfCopy(rest)
  const isInPlace = rest.some((word) => /^-[a-z]*i|^--in-place|^-out/i.test(word))
  const isWriting =
    !reading.has(program) || (/^(?:sed|awk|gawk|yq|sort)$/.test(program) && isInPlace)
  const access: Access =
    relocating.has(program) || removes(program, rest) ? 'relocate' : isWriting ? 'write' : 'read'
  const skipped = searching.has(program) ? rest.findIndex((word) => !word.startsWith('-')) : -1
  return rest.filter((_, at) => at !== skipped).map((word) => ({ word, access }))
}

/** `find ... -delete` and `find ... -exec rm`. */
function removes(program: string, rest: readonly string[]): boolean {
  return (
    (program === 'find' || program === 'fd') &&
    rest.some((word) => /^-(?:delete|exec|execdir|ok)$|^(?:-x|--exec)$/.test(word))
  )
}

function filesOfVersions(rest: readonly string[]): readonly NamedFile[] {
  const command = rest.find((word) => !word.startsWith('-')) ?? ''
  const access: Access = gitReading.has(command)
    ? 'read'
    : command === 'mv' || command === 'rm' || command === 'clean'
      ? 'relocate'
      : 'write'
  return rest
    .filter((_, at) => !messageOptions.has(rest[at - 1] ?? ''))
    .map((word) => ({ word: word.replace(/^[\w^~@{}-]{1,64}:(?=[^/\\])/, ''), access }))
}

/** The last word is written, or what an option names; what stands before is read. */
function filesOfCopy(rest: readonly string[]): readonly NamedFile[] {
  const option = rest.findIndex((word) => /^(?:-t|--target-directory|-destination)$/i.test(word))
  const target = option >= 0 ? option + 1 : rest.length - 1
  const isWhole = rest.some((word) => /^-[a-z]*[ra]|^--(?:recursive|archive)|^\/[se]$/i.test(word))
  const folder = rest[target] ?? ''
  const files = rest.flatMap((word, at): NamedFile[] => {
    if (at === target) return [{ word, access: isWhole ? 'relocate' : 'write' }]
    if (word.startsWith('-')) return []
    const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    return [
      { word, access: 'read' },
      { word: `${folder}/${name}`, access: 'write' },
    ]
  })
  return files
}
