/**
 * The arguments of a call -> the files that it names, and in which way.
 *
 * Only what is a path or a command counts. A message, a title or a text that mentions a path is
 * prose: it names the file to a reader, not to a function.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import { escapeToken } from '../../../mcp/pointer.ts'
import { wordsOfIdentifier } from '../../verbs.ts'
import { touchesOfPatch } from './patch-paths.ts'
import { touchesOfCode, touchesOfShell, touchesOfWords } from './shell-touches.ts'
import type { Access, GuardCommand, Touch } from './touch.ts'

export interface PlacedTouch extends Touch {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
}

export interface ArgumentTouches {
  readonly touches: readonly PlacedTouch[]
  readonly commands: readonly (GuardCommand & { readonly pointer: string })[]
}

/** Values that are looked at, and how deep they may lie. */
const maxLeaves = 1_024
const maxDepth = 16
const maxTouches = 2_048
/** UTF-16 code units of a string that is read as JSON, and of one that may be a path. */
const maxJson = 65_536
const maxPath = 4_096

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const proseFields = words(
  'message messages body content contents text description title comment comments query prompt subject note notes summary reason question pattern patterns regex search find replace thought thoughts label labels instructions instruction explanation answer html markdown topic keywords caption context reply excludepatterns exclude',
)
const pathFields = words(
  'path paths file files filename filenames filepath dir directory directories folder folders uri uris source sources src destination dest dst target to from location root roots output input document resource name key cwd workdir workspace attachment attachments link linkpath',
)
const folderFields = words(
  'dir directory folder path base basedir root parent cwd location workspace workdir destination target drive',
)
const nameFields = words('name filename file basename key title child leaf entry')
const workFields = words('cwd workdir workspace directory dir')
const commandFields = words(
  'command commands cmd cmds commandline shell bash script sh powershell exec line keys keystrokes run',
)
const codeFields = words('code script source snippet python javascript program expression cell')
const patchFields = words('patch diff patches input edits changes unified')
const shellTools = words(
  'shell bash terminal command cmd exec execute run process powershell pwsh zsh sh console ssh tmux subprocess spawn system cli',
)
const codeTools = words(
  'python repl eval code javascript js node notebook jupyter cell kernel ipython',
)
const patchTools = words('patch apply edit edits diff')

/** @param access what the function does to what it names */
export function touchesOfArguments(
  tool: string,
  args: JsonObject,
  access: Access,
): ArgumentTouches {
  const toolWords = wordsOfIdentifier(tool)
  const isShell = toolWords.some((word) => shellTools.has(word))
  const isCode = toolWords.some((word) => codeTools.has(word))
  const isPatch = toolWords.some((word) => patchTools.has(word))
  const touches: PlacedTouch[] = []
  const commands: (GuardCommand & { readonly pointer: string })[] = []
  let leaves = 0

  function add(pointer: string, found: readonly Touch[]): void {
    for (const touch of found) {
      if (touches.length >= maxTouches) return
      touches.push({ ...touch, pointer })
    }
  }

  function collect(value: JsonValue, pointer: string, field: string, depth: number): void {
    if (depth > maxDepth || leaves > maxLeaves) return
    if (typeof value === 'string') text(value, pointer, field, depth)
    else if (Array.isArray(value)) list(value as readonly JsonValue[], pointer, field, depth)
    else if (isJsonObject(value)) object(value, pointer, depth)
  }

  function object(value: JsonObject, pointer: string, depth: number): void {
    const base = workFolder(value)
    split(value, pointer)
    argv(value, pointer, base)
    for (const [key, member] of Object.entries(value)) {
      const inner = `${pointer}/${escapeToken(key)}`
      // A map from paths to contents: `{ ".mcp.json": "..." }`.
      if (/[./\\]/.test(key) && key.length <= maxPath) add(inner, [{ path: key, access }])
      const field = fieldOf(key)
      if (base !== undefined && typeof member === 'string' && !workFields.has(field)) {
        below(member, inner, field, base)
      } else collect(member, inner, field, depth + 1)
    }
  }

  function list(value: readonly JsonValue[], pointer: string, field: string, depth: number): void {
    const parts = value.slice(0, 64).filter((one) => typeof one === 'string')
    if (parts.length > 1 && parts.length === value.length) {
      if (isCommandField(field)) {
        const { touches: found, commands: given } = touchesOfWords(parts)
        add(pointer, found)
        for (const one of given) commands.push({ ...one, pointer })
      } else if (!proseFields.has(field)) {
        // The segments of one path, or several paths.
        add(pointer, [{ path: parts.join('/'), access }])
      }
    }
    for (const [at, item] of value.entries()) collect(item, `${pointer}/${at}`, field, depth + 1)
  }

  function text(value: string, pointer: string, field: string, depth: number): void {
    if (++leaves > maxLeaves || value === '') return
    const inner = jsonIn(value)
    if (inner !== undefined) {
      collect(inner, pointer, field, depth + 1)
      return
    }
    below(value, pointer, field, undefined)
  }

  function below(value: string, pointer: string, field: string, base: string | undefined): void {
    const where = base === undefined ? {} : { base }
    if (isPatchText(value) && (isPatch || patchFields.has(field)))
      add(pointer, touchesOfPatch(value))
    const isCommand = isCommandField(field)
    if (isCode && (codeFields.has(field) || isCommand)) {
      add(pointer, touchesOfCode(value, base))
    }
    if (isCommand || (isShell && codeFields.has(field))) {
      const { touches: found, commands: given } = touchesOfShell(value, base)
      add(pointer, found)
      for (const one of given) commands.push({ ...one, pointer })
    } else if (codeFields.has(field) && value.length > 2) {
      add(pointer, touchesOfCode(value, base))
    }
    if (isPathLike(value, field)) add(pointer, [{ path: value, access, ...where }])
  }

  /** Whether a field holds what a shell runs; a tool that runs commands takes them in any name. */
  function isCommandField(field: string): boolean {
    if (commandFields.has(field)) return true
    return (
      isShell &&
      (field === 'input' || field === 'text' || !(pathFields.has(field) || proseFields.has(field)))
    )
  }

  /** A folder and a name in two fields of one object. */
  function split(value: JsonObject, pointer: string): void {
    const entries = Object.entries(value).slice(0, 64)
    for (const [folderKey, folder] of entries) {
      if (typeof folder !== 'string' || !folderFields.has(fieldOf(folderKey))) continue
      for (const [nameKey, name] of entries) {
        if (nameKey === folderKey || typeof name !== 'string' || name.length > maxPath) continue
        const field = fieldOf(nameKey)
        if (nameFields.has(field) || pathFields.has(field)) {
          add(`${pointer}/${escapeToken(nameKey)}`, [{ path: `${folder}/${name}`, access }])
          add(`${pointer}/${escapeToken(folderKey)}`, [
            { path: `${folder}/${lastOf(name)}`, access },
          ])
        }
      }
    }
  }

  /** A program and its words in two fields: `{ command, args }`. */
  function argv(value: JsonObject, pointer: string, base: string | undefined): void {
    const entries = Object.entries(value).slice(0, 64)
    const program = entries.find(
      ([key, member]) =>
        typeof member === 'string' && /^(?:command|cmd|program|executable|bin)$/i.test(key),
    )
    const rest = entries.find(
      ([key, member]) =>
        Array.isArray(member) && /^(?:args|argv|arguments|params|parameters)$/i.test(key),
    )
    if (program === undefined || rest === undefined) return
    const given = (rest[1] as readonly JsonValue[]).slice(0, 256).map(String)
    const found = touchesOfWords([String(program[1]), ...given], base)
    add(`${pointer}/${escapeToken(rest[0])}`, found.touches)
    for (const one of found.commands)
      commands.push({ ...one, pointer: `${pointer}/${escapeToken(rest[0])}` })
  }

  collect(args, '', '', 0)
  return { touches, commands }
}

/** The last word of a member's name: `target_file` as `file`. */
function fieldOf(key: string): string {
  return wordsOfIdentifier(key).at(-1) ?? ''
}

function lastOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** The folder in which a call is to act, where it names one. */
function workFolder(value: JsonObject): string | undefined {
  for (const [key, member] of Object.entries(value).slice(0, 64)) {
    if (typeof member !== 'string' || member.length > maxPath) continue
    const found = wordsOfIdentifier(key)
    if (
      /^(?:cwd|workdir|(?:working|work|base|root) ?(?:dir|directory)|repo ?path|workspace)$/.test(
        found.join(' '),
      )
    )
      return member
  }
  return undefined
}

function isPatchText(value: string): boolean {
  return /^(?:--- |\+\+\+ |diff --git |\*\*\* |Index: )/m.test(value.slice(0, 262_144))
}

/** Whether a value is a path as a whole. */
function isPathLike(value: string, field: string): boolean {
  if (value.length > maxPath || /[\n\r]/.test(value.trim())) return false
  if (pathFields.has(field)) return true
  if (proseFields.has(field)) return false
  return (
    /^(?:[~$%/\\]|[A-Za-z]:[\\/]|file:|\.{1,2}[\\/])/.test(value) ||
    /^[^\s]*[\\/][^\s]*$/.test(value)
  )
}

function jsonIn(value: string): JsonValue | undefined {
  if (value.length > maxJson || !/^\s{0,64}[[{]/.test(value)) return undefined
  try {
    const parsed = JSON.parse(value) as JsonValue
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    // Text that only looks like JSON.
    return undefined
  }
}
