/** What makes a line of text look like a line of a program, a script or a query. */
import type { TextTraits } from './text-traits.ts'

/** Programs that a shell starts a line with. */
const commands =
  'sudo apt yum dnf brew pip pip3 npm npx yarn pnpm git docker kubectl helm curl wget ssh scp rsync chmod chown rm cp mv mkdir ' +
  'cat ls cd grep sed awk find tar echo export python python3 node bash sh zsh make cargo go java terraform aws gcloud az ' +
  'systemctl kill nc openssl powershell'

/** Words of which one stands in every piece of code that has none of the marks of code. */
export const codeWords: ReadonlySet<string> = new Set([
  ...commands.split(' '),
  ...'apt get invoke select insert update delete create alter drop truncate import from def class return elif else except try finally'.split(
    ' ',
  ),
])

const program = commands.split(' ').join('|')
/** A prompt with a command, or a command with what orders to it look like: an option, a path, a verb. */
const shellLine = new RegExp(
  `^\\s{0,40}(?:[$#>] {1,2}(?=[a-z./~])(?:${program})\\b|\\$ {1,2}[a-z]|(?:[\\w.@-]{1,64}[$#] )?(?:${program}|apt-get|Invoke-WebRequest) ` +
    `(?:-{1,2}[A-Za-z]|[./~$"'|]|(?:install|run|clone|push|pull|commit|get|apply|exec|add|build|init|start|restart|status) ?(?:[\\w./@-]|$)|https?:|\\S{1,100} (?:-{1,2}[A-Za-z]|[./~|>]|&&)))`,
)
/** A command whose meaning no other words have, anywhere in a line. */
const shellInline =
  /(?:^|[\s`"'(:;])(?:rm -rf? [/~.*\w]|curl -[A-Za-z]|curl https?:|wget (?:-\w|https?:)|chmod [+0-7]|sudo [a-z-]{2,20} |export [A-Z_]{2,40}=|git (?:clone|push|commit|checkout|rebase|reset) [\w.:/@-]|npm (?:install|run|i) [\w@-]|pip3? install |docker (?:run|build|exec) |kubectl (?:get|apply|exec|delete) |ssh -[A-Za-z]|\| ?(?:ba|z)?sh\b|&& (?:cd|rm|cat|echo|curl|wget) )/

const sqlStatement =
  /(?:^|[\s`"'(:])(?:select\s[^;]{1,200}?\sfrom\s[\w."`[\]]{1,64}|insert into [\w."`]{1,64}\s{0,4}(?:\(|values)|update [\w."`]{1,64}\sset\s\w|delete from [\w."`]{1,64}(?:\swhere\b|\s{0,3};|\s{0,3}$)|(?:create|alter|drop|truncate) (?:table|index|view|database|schema) (?:if (?:not )?exists )?[\w."`]{1,64}\s{0,3}(?:\(|;|$|add\b|as\b|on\b))/i
/** Words of SQL in capitals, or its marks: `select one from the list` is English. */
const sqlMark =
  /\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|FROM|WHERE|TRUNCATE)\b|[*;=]|\bwhere \w{1,64}\s{0,3}[=<>]/

const blockWord =
  '(?:class|interface|enum|struct|function|func|fn|trait|impl|namespace|package|module)'
const typeWord =
  '(?:public|private|protected|static|void|int|float|double|char|bool|boolean|string|String|final)'

/** Beginnings of lines that hardly stand in prose. */
const openings: readonly RegExp[] = [
  /^(?:#!\/|#include\s{0,4}[<"]|#define \w|<\?(?:php|xml)|@(?:app\.|Override|property|staticmethod|Test|Component|Injectable|dataclass)\b)/,
  /^import (?:[\w.*{}, ]{1,120} from ['"]|['"][\w@./-]{1,120}['"]|(?:static )?[a-z][\w.]{0,64}(?:\.\*)?(?: as \w{1,32})?;?\s{0,8}$)/,
  /^from [\w.]{1,64} import [\w*(]/,
  /^(?:async )?def \w{1,64}\(|^class \w{1,64}(?:\([\w., ]{0,64}\))?:\s{0,8}$/,
  new RegExp(
    `^(?:(?:export|default|public|private|protected|static|final|abstract|async) ){0,4}${blockWord}\\b[^.?!]{0,120}[{(;]\\s{0,8}$`,
  ),
  /^(?:(?:async )?function|func|fn) ?\w{0,64}\s?\(/,
  /^(?:export )?(?:const|let|var|val|auto) [\w{}[\], :<>]{1,80} ?=/,
  new RegExp(`^${typeWord} [\\w<>[\\], ]{1,80}[(;={]`),
  /^(?:if|while|for|switch|elif|else if|foreach|catch) ?\(.{1,200}\) ?\{?\s{0,8}$/,
  /^(?:if|for|while|with|elif|except|try|else|finally)\b.{0,160}:\s{0,8}$/,
  /^return\b.{0,160};\s{0,8}$|^return [\w.]{1,64}[([].{0,160}$/,
  /^(?:print|console\.log|System\.out\.print\w{0,8}|printf|puts|raise|throw new)\b ?[("'].{0,200}$/,
  /^<\/?(?:html|head|body|div|span|script|style|p|a|ul|li|table|tr|td|form|input|button|h[1-6]|meta|link|img|svg|template)\b[^<>]{0,200}>/,
  /^[\w.]{1,80} ?(?:=|\+=|-=|:=) ?[\w.]{1,64}\(.{0,160}\);?\s{0,8}$/,
  /^[A-Za-z_][\w]{0,40}(?:\.[A-Za-z_]\w{0,40}){1,4}\(.{0,160}\);?\s{0,8}$/,
  /^[\w.]{1,64} ?(?:=|:=) ?(?:\d|['"[{]).{0,160};\s{0,8}$/,
]
/** Prose that opens with `with ...:` or `for ...:` has word after word. */
const proseLike =
  /^(?:if|for|while|with|try|else|except|finally)\b,?(?: [A-Za-z',’-]{1,20}){3,24}:\s{0,8}$/i

/** How a line begins that one of `openings` may fit. */
const keyword =
  /^(?:[#<@]|(?:import|from|async|def|class|export|default|public|private|protected|static|final|abstract|interface|enum|struct|function|func|fn|trait|impl|namespace|package|module|const|let|var|val|auto|void|int|float|double|char|bool|boolean|string|String|if|for|while|switch|elif|else|foreach|catch|with|except|try|finally|return|print|console|System|printf|puts|raise|throw)\b)/
/** A call or an assignment at its start. */
const callOrAssignment = /^[\w.]{1,80}(?:\(| ?(?:=|\+=|-=|:=) ?[\w'"[{])/
const shellStart = new RegExp(
  `^(?:[$#>] |[\\w.@-]{1,64}[$#] |(?:${program}|apt-get|Invoke-WebRequest) )`,
)
/** Words of which one stands in every query, and in every command within a line. */
const queryWords: ReadonlySet<string> = new Set(
  'select insert update delete create alter drop truncate'.split(' '),
)
const shellWords: ReadonlySet<string> = new Set(
  'rm curl wget chmod sudo export git npm pip pip3 docker kubectl ssh sh bash zsh cd'.split(' '),
)

/** What of code a text may hold, by its words: what it cannot hold is not searched in its lines. */
export interface CodeHints {
  readonly mayHoldQuery: boolean
  readonly mayHoldCommand: boolean
}

export function codeHintsOf(traits: TextTraits): CodeHints {
  return {
    mayHoldQuery: traits.mayHold(queryWords),
    mayHoldCommand: traits.mayHold(shellWords),
  }
}

export type LineKind = 'code' | 'between' | 'other'

/** What a line of at most 400 code units is; `between` counts only beside code. */
export function kindOfLine(line: string, hints: CodeHints): LineKind {
  const trimmed = line.trim()
  if (trimmed === '') return 'between'
  if (shellStart.test(trimmed) && shellLine.test(trimmed)) return 'code'
  if (hints.mayHoldCommand && shellInline.test(trimmed)) return 'code'
  if (hints.mayHoldQuery && sqlStatement.test(trimmed) && sqlMark.test(trimmed)) return 'code'
  const mayOpen = keyword.test(trimmed) || callOrAssignment.test(trimmed)
  if (mayOpen && openings.some((opening) => opening.test(trimmed)) && !proseLike.test(trimmed)) {
    return 'code'
  }
  return isBetween(trimmed) ? 'between' : 'other'
}

/** A comment, a bracket, or what ends with a mark that prose does not end with. */
function isBetween(line: string): boolean {
  const last = line.at(-1) ?? ''
  if (last === ';' || last === '{' || last === '}') return true
  return /^(?:[{}()[\];,]{1,4}$|\}|\/\/|\/\*|\*|#|--)/.test(line)
}
