/** A command of a shell -> what of it only a person may give: itself, or a text that it hands on. */
import { type CommandInText, commandsInText, mayCommand } from './command-in-text.ts'
import { guardCommandOf, isGuard } from './guard-command.ts'
import { hostCommandOf } from './host-command.ts'
import { isLooking, isTelling, programName, wordsBesideMessages } from './programs.ts'
import type { ShellCommand } from './shell-words.ts'
import type { GuardCommand } from './touch.ts'

/** What becomes of a text: run, or nobody knows; written to a file, to a document; shown. */
export type TextUse = 'run' | 'file' | 'document' | 'nothing'

/** Commands of a pipe that are followed. */
const maxPipe = 64

/**
 * @param words the command's, from its program on
 * @param code a word that is read as a command line of its own
 */
export function personCommands(
  words: readonly string[],
  command: ShellCommand,
  code?: string,
): readonly GuardCommand[] {
  const isLook = isLooking(words)
  if (!isLook) {
    const direct = guardCommandOf(words) ?? hostCommandOf(words) ?? handedWords(words, command)
    if (direct !== undefined) return [direct]
  }
  const use = isLook ? useOf(command) : 'run'
  if (use === 'nothing') return []
  const rest = words.slice(1)
  const texts = isLook
    ? [rest.join(' ')]
    : wordsBesideMessages(words).filter((word) => word !== code && /[\s,"'`]/.test(word))
  const given = isTelling(words) ? [] : command.texts
  return [...texts, ...given].flatMap((text) => commandsOfText(text, use))
}

/** The commands in a text of which such use is made. */
export function commandsOfText(text: string, use: TextUse): readonly GuardCommand[] {
  if (use === 'nothing' || !mayCommand(text, use === 'run')) return []
  return commandsInText(text).flatMap(({ command, place }) => counted(command, place, use))
}

function counted(
  command: GuardCommand,
  place: CommandInText['place'],
  use: TextUse,
): readonly GuardCommand[] {
  const isPlaced = place !== 'mention' && use !== 'document'
  if (command.deed === 'host') {
    // Every server's documentation says how it is added to a host.
    if (!isPlaced) return []
    return [use === 'run' ? command : { ...command, isUnsure: true }]
  }
  return [isPlaced ? command : { ...command, isUnsure: true }]
}

const documents =
  /\.(?:md|mdx|mdc|markdown|rst|adoc|asciidoc|txt|text|html?|tex|org|rtf|csv|tsv|log|docx?|pdf)$/i

/** Whether a path names a file that people read and no program runs. */
export function isDocument(path: string): boolean {
  return documents.test(path.trim())
}

/** What becomes of what a command puts out. */
function useOf(from: ShellCommand): TextUse {
  let command = from
  for (let step = 0; step < maxPipe; step++) {
    const files = command.redirections.filter(
      ({ isWriting, target }) => isWriting && !/^(?:\d|\/dev\/|&\d?|nul$)/i.test(target),
    )
    if (files.length > 0) return useOfFiles(files.map(({ target }) => target))
    const next = command.into
    if (next === undefined || isTelling(next.words)) return 'nothing'
    if (programName(next.words[0] ?? '') === 'tee') {
      return useOfFiles(next.words.slice(1).filter((word) => !word.startsWith('-')))
    }
    if (!isLooking(next.words)) return 'run'
    command = next
  }
  return 'run'
}

function useOfFiles(paths: readonly string[]): TextUse {
  return paths.every(isDocument) ? 'document' : 'file'
}

/** The id of a request, as no number and no word looks. */
const requestId = /^(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8}$/

/**
 * A program that gets its words from elsewhere (`xargs mcip`), or of which the name says nothing: a
 * link, a copy or a variable (`$X approve 3f9a`, `/tmp/x approve 3f9a1c2e`).
 */
function handedWords(words: readonly string[], command: ShellCommand): GuardCommand | undefined {
  const [first = ''] = words
  const isFed = command.words.some((word) => /^(?:xargs|parallel)$/.test(programName(word)))
  const at = words.findIndex((word) => /^(?:approve|deny)$/i.test(word))
  const isAnswer = words.slice(1).some((word, before) => {
    if (at < 1 || before + 1 <= at) return false
    return requestId.test(word) || (/[*$]/.test(first) && /^(?:[0-9a-f]{4,16}|[*$].*)$/.test(word))
  })
  return isAnswer || (isFed && isGuard(words.at(-1) ?? ''))
    ? { deed: 'approve', isUnsure: true }
    : undefined
}
