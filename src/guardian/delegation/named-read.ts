/** Whether the user's words name what was read: the file, the record, the table; or that kind of thing. */
import type { TrajectoryView } from '../../trajectory/memory.ts'
import type { Observation } from '../../trajectory/observation.ts'
import type { Asked } from './asked.ts'
import { observationOf } from './places.ts'

/** Arguments of a read, and words of them, that are looked at. */
const maxArguments = 8
const maxLength = 512
const maxWords = 64

/** What the call that brought an observation was asked for, lower case; the address of a resource. */
export function askedOfRead(past: TrajectoryView, read: Observation): readonly string[] {
  const call = read.answers === undefined ? undefined : observationOf(past, read.answers)
  const given = (call?.leaves ?? [])
    .slice(0, maxArguments)
    .map(([, value]) => String(value).slice(0, maxLength).toLowerCase())
  const { unit = '' } = read
  return unit.startsWith('resource:')
    ? [...given, unit.slice('resource:'.length).toLowerCase()]
    : given
}

/** Whether a word or a whole argument of the call that read it stands in the user's words. */
export function isNamedRead(past: TrajectoryView, asked: Asked, read: Observation): boolean {
  return askedOfRead(past, read).some((given) => isNamedIn(asked.text, given))
}

/** Whether the user's lower-case words name a value as a whole, or by a telling word of it. */
export function isNamedIn(text: string, given: string): boolean {
  const whole = given.trim()
  if (whole.length >= 4 && holds(text, whole)) return true
  const words = whole.split(/[\s'"`,;()=<>]+/, maxWords)
  return words.some(
    (word) =>
      word.length >= 4 && /[./\d_-]/.test(word) && (holds(text, word) || isBelowNamed(text, word)),
  )
}

/** Folders around a path that are looked at. */
const maxFolders = 64

/** Whether a path lies below a folder that the lower-case words name. */
export function isBelowNamed(text: string, path: string): boolean {
  if (!path.includes('/') && !path.includes('\\')) return false
  const named = namedPaths(text)
  if (named.size === 0) return false
  let folder = path
  for (let count = 0; count < maxFolders; count++) {
    const end = Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\'))
    if (end <= 0) return false
    folder = folder.slice(0, end)
    if (named.has(folder)) return true
  }
  return false
}

/** The user's words change with their turn only. */
let last: { readonly text: string; readonly paths: ReadonlySet<string> } | undefined

/** What the words name that has a slash, or is the home folder; without marks at its ends. */
function namedPaths(text: string): ReadonlySet<string> {
  if (last?.text === text) return last.paths
  const paths = new Set<string>()
  for (const { 0: word } of text.matchAll(/[^\s'"`<>()[\]{},;]*[\\/~][^\s'"`<>()[\]{},;]*/g)) {
    const path = word.replace(/[\\/.:!?]+$/, '')
    if (path !== '' && !path.includes('://')) paths.add(path)
    if (paths.size >= maxWords) break
  }
  last = { text, paths }
  return paths
}

/** Whether `word` stands in `text` and neither goes on there nor begins before. */
export function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isInside(text, at - 1) && !isInside(text, at + word.length)) return true
  }
  return false
}

function isInside(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const character = text.charAt(at)
  if (/[\p{L}\p{N}_]/u.test(character)) return true
  // `app-production` and `app.old` are other names than `app`; a full stop or a comma ends a sentence.
  return /[-.~]/.test(character) && /[\p{L}\p{N}_]/u.test(text.charAt(at + 1))
}
