/** Which protected path, if any, the segments of a path name. */
import { type OwnPath, type ProtectedPath, protectedPaths } from '../../protected-paths.ts'

export interface PathMatch {
  readonly path: ProtectedPath
  /** Whether a folder is named in which it lies, not the file or folder itself. */
  readonly isAbove: boolean
}

/**
 * The protected path that `segments` name; the file itself before a folder above it.
 *
 * @param mayGlob whether `*`, `?` and `[` in the segments stand for other characters, as in a shell
 */
export function matchPath(
  segments: readonly string[],
  own: readonly OwnPath[],
  mayGlob = false,
): PathMatch | undefined {
  if (segments.length === 0) return undefined
  if (mayGlob && isBareGlob(segments.at(-1) ?? '')) {
    // All that a folder holds: what moves or removes that has the folder's effect.
    return matchPath(segments.slice(0, -1), own, true)
  }
  const mine = own.find((one) => begins(one.segments, segments))
  if (mine !== undefined) return { path: pathOfOwn(mine), isAbove: false }
  const hasGlob = mayGlob && segments.some(isGlob)
  const named =
    hasGlob || segments.some(isShortName)
      ? protectedPaths.find(({ end }) => ends(end, segments, hasGlob))
      : nameOf(segments)
  if (named !== undefined) return { path: named, isAbove: false }
  const above = foldersAbove
    .get(segments.at(-1) ?? '')
    ?.find(({ folder }) => sits(folder, segments, segments.length - folder.length, false))?.path
  if (above !== undefined) return { path: above, isAbove: true }
  // A folder of programs may be removed with all of them: `node_modules`.
  const below = own.find((one) => one.holds !== 'program' && begins(segments, one.segments, true))
  return below === undefined || segments.length < 3
    ? undefined
    : { path: pathOfOwn(below), isAbove: true }
}

interface Folder {
  readonly path: ProtectedPath
  readonly folder: readonly string[]
}

/** WHY: a call may name dozens of paths, and there are about a hundred to compare with. */
const byName = new Map<string, ProtectedPath[]>()
const byPattern: ProtectedPath[] = []
const byFolder = new Map<string, Folder[]>()
const foldersAbove = new Map<string, Folder[]>()
for (const path of protectedPaths) {
  const { end } = path
  const last = end.at(-1) ?? ''
  if (last === '**') {
    const folder = end.slice(0, -1)
    listOf(byFolder, folder.at(-1)).push({ path, folder })
  } else if (last.includes('*')) byPattern.push(path)
  else listOf(byName, last).push(path)
  for (const folder of foldersOf(end)) listOf(foldersAbove, folder.at(-1)).push({ path, folder })
}

function listOf<T>(map: Map<string, T[]>, key = ''): T[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}

/** Folders in which `end` lies, inner first: `.cursor` of `.cursor/mcp.json`. */
function foldersOf(end: readonly string[]): readonly (readonly string[])[] {
  const length = end.at(-1) === '**' ? end.length - 2 : end.length - 1
  const folders = Array.from({ length }, (_, at) => end.slice(0, length - at))
  // One common word is a folder of anybody's.
  return folders.filter((folder) => folder.length > 1 || folder[0]?.startsWith('.') === true)
}

function nameOf(segments: readonly string[]): ProtectedPath | undefined {
  const whole = (path: ProtectedPath): boolean => ends(path.end, segments, false)
  const found = byName.get(segments.at(-1) ?? '')?.find(whole) ?? byPattern.find(whole)
  if (found !== undefined) return found
  for (const [at, segment] of segments.entries()) {
    const inside = byFolder
      .get(segment)
      ?.find(({ folder }) => sits(folder, segments, at + 1 - folder.length, false))
    if (inside !== undefined) return inside.path
  }
  return undefined
}

function pathOfOwn({ name, holds, segments }: OwnPath): ProtectedPath {
  return { owner: 'guard', name, holds, end: segments, isSecret: holds !== 'program' }
}

/** Whether `path` begins with all of `start`; of the last segment a beginning is enough. */
function begins(start: readonly string[], path: readonly string[], isWhole = false): boolean {
  const last = start.length - 1
  if (start.length === 0 || path.length < start.length) return false
  return start.every((segment, at) => {
    const other = path[at] ?? ''
    return at === last && !isWhole ? other.startsWith(segment) : other === segment
  })
}

function ends(end: readonly string[], segments: readonly string[], mayGlob: boolean): boolean {
  if (end.at(-1) !== '**') return sits(end, segments, segments.length - end.length, mayGlob)
  const folder = end.slice(0, -1)
  for (let at = 0; at + folder.length <= segments.length; at++) {
    if (sits(folder, segments, at, mayGlob)) return true
  }
  return false
}

function sits(
  end: readonly string[],
  segments: readonly string[],
  from: number,
  mayGlob: boolean,
): boolean {
  if (from < 0) return false
  let literal = 0
  for (const [at, wanted] of end.entries()) {
    const given = segments[from + at] ?? ''
    if (given === wanted) literal += given.length
    else if (wanted.includes('*') && isLike(wanted, given)) literal += wanted.length
    else if (isShortName(given) && isShortOf(given, wanted)) literal += given.length
    else if (mayGlob && isGlob(given)) {
      // A wildcard stands for no dot in front, and a bare one names nothing.
      if (/^[*?[]/.test(given) || !isLike(given, wanted)) return false
      literal += given.replace(/[*?[\]]/g, '').length
    } else return false
  }
  return literal >= 2
}

function isBareGlob(text: string): boolean {
  return /^[*?]+$/.test(text)
}

/** A name that Windows gives beside a long one: `CLAUDE~1.JSO`. */
function isShortName(text: string): boolean {
  return text.includes('~') && /^[^.~*]{1,6}~\d{1,5}(?:\.[^.]{0,3})?$/.test(text)
}

/** @see Microsoft, MS-FSCC 2.1.5.2.1, 8.3 names: six letters of the base, three of the ending */
function isShortOf(short: string, long: string): boolean {
  const plain = long.replace(/^\.+/, '').replace(/[ *]/g, '')
  const dot = plain.lastIndexOf('.')
  const base = (dot < 0 ? plain : plain.slice(0, dot)).replaceAll('.', '')
  const ending = dot < 0 ? '' : plain.slice(dot + 1, dot + 4)
  const [given = '', end = ''] = short.split(/~\d+\.?/)
  return base.startsWith(given) && given.length >= Math.min(2, base.length) && end === ending
}

export function isGlob(text: string): boolean {
  return /[*?[]/.test(text)
}

/** Whether `text` is like `pattern`, of which `*` is any run and `?` or `[...]` any one character. */
export function isLike(pattern: string, text: string): boolean {
  const parts = pattern.slice(0, 256).replace(/\[[^\]]{0,64}\]/g, '?')
  let at = 0
  let in_ = 0
  let star = -1
  let mark = 0
  while (at < text.length) {
    const wanted = parts[in_]
    if (wanted === '*') {
      star = in_++
      mark = at
    } else if (wanted === '?' || wanted === text[at]) {
      in_++
      at++
    } else if (star >= 0) {
      in_ = star + 1
      at = ++mark
    } else return false
  }
  while (parts[in_] === '*') in_++
  return in_ === parts.length
}
