/**
 * The arguments of a call -> the files that it names, and in which way.
 *
 * Only what is a path or a command counts. A message, a title or a text that mentions a path is
 * prose: it names the file to a reader, not to a function. Every value is looked at: what stands in
 * front of a path must not hide it.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import { escapeToken } from '../../../mcp/pointer.ts'
import { commandsInText, mayCommand } from './command-in-text.ts'
import { type FieldKind, fieldKind, toolKind } from './fields.ts'
import { touchesOfPatch } from './patch-paths.ts'
import { commandsOfText, isDocument } from './person-commands.ts'
import {
  type ShellTouches,
  touchesOfCode,
  touchesOfShell,
  touchesOfWords,
} from './shell-touches.ts'
import type { Access, GuardCommand, Touch } from './touch.ts'

export interface PlacedTouch extends Touch {
  /** RFC 6901 from the arguments. */
  readonly pointer: string
}

export interface ArgumentTouches {
  readonly touches: readonly PlacedTouch[]
  readonly commands: readonly (GuardCommand & { readonly pointer: string })[]
  /** False where a bound left something out: then there may be more. */
  readonly isWhole: boolean
}

/** Deeper than any message; JSON in strings of JSON goes on below it. */
const maxDepth = 256
const maxTouches = 65_536
/** Pairs of a folder and a name in one object. */
const maxPairs = 4_096
/** UTF-16 code units of prose that is read as JSON; other fields are read whatever their length. */
const maxProseJson = 65_536

/** @param access what the function does to what it names; asked for once something is named */
export function touchesOfArguments(
  tool: string,
  args: JsonObject,
  access: () => Access,
): ArgumentTouches {
  const { isShell, isCode, isPatch } = toolKind(tool)
  const touches: PlacedTouch[] = []
  const commands: (GuardCommand & { readonly pointer: string })[] = []
  /** Texts that may hold a command of a person, with the file of the object in which they stand. */
  const told: {
    readonly text: string
    readonly pointer: string
    readonly field: FieldKind
    readonly file: string | undefined
  }[] = []
  let file: string | undefined
  let isWhole = true

  function addPath(pointer: string, path: string, base?: string): void {
    if (touches.length >= maxTouches) isWhole = false
    else touches.push({ path, access: access(), pointer, ...(base === undefined ? {} : { base }) })
  }

  function add(pointer: string, found: readonly Touch[]): void {
    for (const touch of found) {
      if (touches.length >= maxTouches) {
        isWhole = false
        return
      }
      touches.push({ ...touch, pointer })
    }
  }

  function addShell(pointer: string, found: ShellTouches): void {
    add(pointer, found.touches)
    for (const one of found.commands) commands.push({ ...one, pointer })
    if (!found.isWhole) isWhole = false
  }

  function collect(value: JsonValue, pointer: string, field: FieldKind, depth: number): void {
    if (typeof value === 'string') text(value, pointer, field, depth)
    else if (typeof value !== 'object' || value === null) return
    else if (depth > maxDepth) isWhole = false
    else if (Array.isArray(value)) list(value as readonly JsonValue[], pointer, field, depth)
    else if (isJsonObject(value)) object(value, pointer, depth)
  }

  function object(value: JsonObject, pointer: string, depth: number): void {
    const keys = Object.keys(value)
    const fields = keys.map(fieldKind)
    const base = workFolder(value, keys, fields)
    const around = file
    file = fileOf(value, keys, fields) ?? around
    if (keys.length > 1) {
      split(value, keys, fields, pointer)
      argv(value, keys, fields, pointer, base)
    }
    for (const [at, key] of keys.entries()) {
      const field = fields[at]
      const member = value[key]
      if (field === undefined || member === undefined) continue
      const inner = `${pointer}/${escapeToken(key)}`
      // A map from paths to contents: `{ ".mcp.json": "..." }`.
      if (/[./\\%]/.test(key)) addPath(inner, key)
      if (base !== undefined && typeof member === 'string' && !field.isWork) {
        below(member, inner, field, base)
      } else collect(member, inner, field, depth + 1)
    }
    file = around
  }

  function list(
    value: readonly JsonValue[],
    pointer: string,
    field: FieldKind,
    depth: number,
  ): void {
    if (value.length > 1 && value.every((one) => typeof one === 'string')) {
      if (isCommandField(field) || (field.isWords && mayCommand(value.join(' '))))
        addShell(pointer, touchesOfWords(value))
      // The segments of one path, or several paths.
      else if (!field.isProse) addPath(pointer, value.join('/'))
    }
    for (const [at, item] of value.entries()) collect(item, `${pointer}/${at}`, field, depth + 1)
  }

  function text(value: string, pointer: string, field: FieldKind, depth: number): void {
    if (value === '') return
    const inner = jsonIn(value, field.isProse ? maxProseJson : Number.POSITIVE_INFINITY)
    if (inner === undefined) below(value, pointer, field, undefined)
    else collect(inner, pointer, field, depth + 1)
  }

  function below(value: string, pointer: string, field: FieldKind, base: string | undefined): void {
    if ((isPatch || field.isPatch) && isPatchText(value)) add(pointer, touchesOfPatch(value))
    const isCommand = isCommandField(field)
    if (isCode && (field.isCode || isCommand)) addShell(pointer, touchesOfCode(value, base))
    if (isCommand || (isShell && field.isCode)) addShell(pointer, touchesOfShell(value, base))
    else if (field.isCode && value.length > 2) addShell(pointer, touchesOfCode(value, base))
    else if (!isCode && !isReplaced(pointer) && mayCommand(value)) {
      told.push({ text: value, pointer, field, file })
    }
    if (isPathLike(value, field)) addPath(pointer, value, base)
  }

  /** Whether a field holds what a shell runs; a tool that runs commands takes them in any name. */
  function isCommandField(field: FieldKind): boolean {
    return field.isCommand || (isShell && field.isShellText)
  }

  /** A folder and a name in two fields of one object. */
  function split(
    value: JsonObject,
    keys: readonly string[],
    fields: readonly FieldKind[],
    pointer: string,
  ): void {
    let pairs = 0
    for (const [at, folderKey] of keys.entries()) {
      const folder = value[folderKey]
      if (typeof folder !== 'string' || fields[at]?.isFolder !== true) continue
      for (const [other, nameKey] of keys.entries()) {
        const name = value[nameKey]
        if (other === at || typeof name !== 'string' || fields[other]?.isName !== true) continue
        if (++pairs > maxPairs) {
          isWhole = false
          return
        }
        addPath(`${pointer}/${escapeToken(nameKey)}`, `${folder}/${name}`)
        addPath(`${pointer}/${escapeToken(folderKey)}`, `${folder}/${lastOf(name)}`)
      }
    }
  }

  /** A program and its words in two fields: `{ command, args }`. */
  function argv(
    value: JsonObject,
    keys: readonly string[],
    fields: readonly FieldKind[],
    pointer: string,
    base: string | undefined,
  ): void {
    const program = keys.find((key, at) => fields[at]?.isProgram && typeof value[key] === 'string')
    const rest = keys.find((key, at) => fields[at]?.isWords && Array.isArray(value[key]))
    if (program === undefined || rest === undefined) return
    const given = (value[rest] as readonly JsonValue[]).map(String)
    addShell(
      `${pointer}/${escapeToken(rest)}`,
      touchesOfWords([String(value[program]), ...given], base),
    )
  }

  /** Texts that no program runs as they stand: one writes them, or sends them. */
  function addTold(): void {
    // What only looks may look for it.
    if (told.length === 0 || access() === 'read') return
    const written = touches.filter((touch) => touch.access !== 'read').map(({ path }) => path)
    for (const { text, pointer, field, file } of told) {
      const files = file === undefined ? written : [file]
      const use = files.every(isDocument) ? 'document' : 'file'
      const found = files.length > 0 ? commandsOfText(text, use) : commandsOfMessage(text, field)
      for (const one of found) commands.push({ ...one, pointer })
    }
  }

  object(args, '', 0)
  addTold()
  return { touches, commands, isWhole }
}

/** A command with what it is about: a title may begin with the same words. */
const withId = /\b(?:approve|deny|mark|forget)\s{1,8}(?:-|[a-f]{0,16}\d)|\bturn\s{1,8}\S/i

/** A text that is sent, and is the command as a whole; in prose it may be told to a reader. */
function commandsOfMessage(text: string, field: FieldKind): readonly GuardCommand[] {
  const [first] = commandsInText(text)
  if (first === undefined || first.place === 'mention') return []
  if (first.place === 'start' && !field.isProse) return [first.command]
  const isTold = field.isProse && (first.place !== 'start' || !withId.test(text))
  return isTold ? [] : [{ ...first.command, isUnsure: true }]
}

/** What an edit takes away, or looks for. */
function isReplaced(pointer: string): boolean {
  return /\/(?:old|find|search|before|match|original)[^/]{0,32}$/i.test(pointer)
}

/** The file that the fields of one object name. */
function fileOf(
  value: JsonObject,
  keys: readonly string[],
  fields: readonly FieldKind[],
): string | undefined {
  let found: string | undefined
  for (const [at, field] of fields.entries()) {
    const member = value[keys[at] ?? '']
    if (typeof member !== 'string' || field.isWork || field.isBase) continue
    if (field.isOnlyPath) return member
    if (found === undefined && field.isPath && /^[^\s]*[./\\][^\s]*$/.test(member)) found = member
  }
  return found
}

function lastOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** The folder in which a call is to act, where it names one. */
function workFolder(
  value: JsonObject,
  keys: readonly string[],
  fields: readonly FieldKind[],
): string | undefined {
  for (const [at, field] of fields.entries()) {
    if (!field.isBase) continue
    const member = value[keys[at] ?? '']
    if (typeof member === 'string') return member
  }
  return undefined
}

function isPatchText(value: string): boolean {
  return /^(?:--- |\+\+\+ |diff --git |\*\*\* |Index: )/m.test(value)
}

/** Whether a value is a path as a whole. */
function isPathLike(value: string, field: FieldKind): boolean {
  if (field.isOnlyPath) return true
  if (field.isPath) return isLine(value)
  if (field.isProse || !/[~$%/\\]|^file:/i.test(value) || !isLine(value)) return false
  return (
    /^(?:[~$%/\\]|[A-Za-z]:[\\/]|file:|\.{1,2}[\\/])/i.test(value) ||
    (/[\\/]/.test(value) && !/\s/.test(value))
  )
}

function isLine(value: string): boolean {
  return !/[\n\r]/.test(value) || !/[\n\r]/.test(value.trim())
}

function jsonIn(value: string, most: number): JsonValue | undefined {
  const first = value.charCodeAt(0)
  // `{` or `[`, or white space before one.
  if (first !== 0x7b && first !== 0x5b && !(first <= 0x20 && /^\s+[[{]/.test(value)))
    return undefined
  if (value.length > most) return undefined
  try {
    const parsed = JSON.parse(value) as JsonValue
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    // Text that only looks like JSON.
    return undefined
  }
}
