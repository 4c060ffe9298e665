/**
 * A text of any kind -> the commands in it that only a person may give: in a line of a shell, in the
 * literals of a program (`['mcip', 'approve', '7']`), in a script, in prose.
 */
import { commandOf, deedOf, runners } from './guard-command.ts'
import { hostCommandOf, hostName } from './host-command.ts'
import { programName, wrappers } from './programs.ts'
import type { GuardCommand } from './touch.ts'

export interface CommandInText {
  readonly command: GuardCommand
  /**
   * `start`: the text as a whole is the command, but for programs that run it; `command`: it stands
   * where a line, a literal or a command begins; `mention`: behind other words.
   */
  readonly place: 'start' | 'command' | 'mention'
}

/** Names of one text that are looked at, and UTF-16 code units before and behind one. */
const maxNames = 1_024
const maxBefore = 256
const maxBehind = 512
/** Words behind a name, and words before it that only run it. */
const maxWords = 24
const maxWrappers = 8

const guardName =
  /mcip(?:[\\/]{1,4}(?:dist|src)[\\/]{1,4}(?:bin|cli[\\/]{1,4}run|run)(?:\.[cm]?[jt]s)?|@[\w.^~-]{1,32})?(?:\.(?:exe|cmd|ps1|bat))?/gi
const killing =
  /\b(?:pkill|killall|taskkill|stop-process)\b[^\n;|&]{0,128}?\bmcip\b|\b(?:uninstall|unlink)\s[^\n;|&]{0,128}?\bmcip\b/i

/** What nearly every such command has; a change of settings is looked for only where it is run. */
const signs = /mci?p|extension|plugin/i
const moreSigns = /config|hooks|features|install/i

/** Whether a text may hold such a command; cheap. */
export function mayCommand(text: string, isRun = false): boolean {
  return signs.test(text) || (isRun && moreSigns.test(text))
}

/** In the order of the text, those to the guard first. Linear in its length. */
export function commandsInText(text: string): readonly CommandInText[] {
  const found: CommandInText[] = []
  if (/mcip/i.test(text)) {
    collect(text, guardName, found, (words) => {
      const deed = deedOf(words)
      return deed === undefined || deed === 'run' ? undefined : commandOf(deed)
    })
    const [kill] = killing.exec(text) ?? []
    if (kill !== undefined) {
      const deed = /^un/i.test(kill) ? 'remove' : 'stop'
      found.push({ command: { deed }, place: placeAt(text, text.indexOf(kill)) })
    }
  }
  collect(text, hostName, found, (words, name) => hostCommandOf([name, ...words]))
  return found
}

function collect(
  text: string,
  names: RegExp,
  into: CommandInText[],
  read: (words: readonly string[], name: string) => GuardCommand | undefined,
): void {
  let count = 0
  for (const { 0: name, index } of text.matchAll(names)) {
    if (/[\w.-]/.test(text[index - 1] ?? ' ') || /[\w-]/.test(text[index + name.length] ?? ' ')) {
      // Not a word; but `@scope/name` of a package begins with its sign.
      if (!name.startsWith('@')) continue
    }
    if (++count > maxNames) {
      into.push({ command: { deed: 'approve', isUnsure: true }, place: 'mention' })
      return
    }
    const command = read(wordsBehind(text, index + name.length), name)
    if (command !== undefined) into.push({ command, place: placeAt(text, index) })
  }
}

/** What stands behind a name up to the end of its command, without quotes, commas and brackets. */
function wordsBehind(text: string, from: number): readonly string[] {
  const behind = text
    .slice(from, from + maxBehind)
    // The line goes on behind a comma, a bracket or a backslash.
    .replace(/([,[(+\\])[^\S\n]{0,16}\r?\n/g, '$1 ')
  const end = behind.search(/[;|&\n]/)
  return (
    (end < 0 ? behind : behind.slice(0, end))
      .replace(/\\[nrt]/g, ' ')
      .split(/[\s"'`,[\](){}<>+\\]+/)
      .map((word) => word.replace(/[.:!?]{1,3}$/, ''))
      // `{ command: 'x', args: [...] }`: the key stands between the program and its words.
      .filter((word) => word !== '' && !/^(?:args|argv|arguments|params)$/i.test(word))
      .slice(0, maxWords)
  )
}

function placeAt(text: string, at: number): CommandInText['place'] {
  const first = Math.max(0, at - maxBefore)
  const back = (to: number, is: RegExp): number => {
    let end = to
    while (end > first && is.test(text[end - 1] ?? '')) end--
    return end
  }
  // The folder in which the program lies is a part of its name.
  let end = /[\\/]/.test(text[at - 1] ?? '') ? back(at, /[\w.~$@:{}%\\/-]/) : at
  for (let step = 0; step < maxWrappers; step++) {
    end = back(end, /[^\S\n]/)
    if (end === first) return first === 0 ? 'start' : 'mention'
    const last = text[end - 1] ?? ''
    // A line that a patch adds.
    if (last === '+' && /^\n?$/.test(text[end - 2] ?? '')) return 'command'
    if (/[\n;|&([{"'=:$>!@]/.test(last)) return 'command'
    if (last === '`') {
      // A pair of backticks runs a command, or holds a word of prose.
      return /[(=,:[+{$]/.test(text[back(end - 1, /\s/) - 1] ?? '') ? 'command' : 'mention'
    }
    const start = back(end, /[^\s"'`;|&(,]/)
    if (!isRunning(text.slice(start, end))) return 'mention'
    end = start
  }
  return 'mention'
}

/** Whether a word only runs what stands behind it, or is a part of how: `sudo -n`, `A=1`, `5s`. */
function isRunning(word: string): boolean {
  const program = programName(word)
  return (
    /^-|^\w{1,64}=|^\d{1,6}[smh]?$|^[*\d/,-]+$|^@[a-z]+$|^(?:spawn|send)$/.test(word) ||
    wrappers.has(program) ||
    runners.has(program)
  )
}
