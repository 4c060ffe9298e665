/** The machine as the guard finds it: where its own files are, and what a path means there. */
import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OwnPath, Places } from '../guardian/protected-paths.ts'
import { segmentsOf } from '../guardian/rules/protected-files/path-segments.ts'

export interface PlacesDeps {
  /** Path of the store's file. */
  readonly store: string
  /** Path of the configuration file, where one is used. */
  readonly config: string | undefined
  /** Path of the model's file, where one is named: who changes it changes verdicts. */
  readonly model: string | undefined
  /** Path of the program that runs: its folder is what starts the guard. */
  readonly program: string | undefined
  /** Folder of compiled code, which runs as the program does. @default none is kept */
  readonly code?: string | undefined
  /** The server's command: folders among its words are where it may look for relative paths. */
  readonly command: readonly string[]
  readonly cwd: string
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Folders of the server that are tried, and characters of a path. */
const maxFolders = 16
const maxPath = 4_096

/** Looks on disk where a path leads; follows links, opens nothing. */
export function createPlaces(deps: PlacesDeps): Places {
  const { store, config, model, program, code, cwd } = deps
  const folders = [...new Set([cwd, ...foldersOf(deps)])].slice(0, maxFolders)
  const own = [
    ...ownPaths('flow log, keys and configuration', 'state', resolve(cwd, store)),
    ...(config === undefined
      ? []
      : ownPaths('flow log, keys and configuration', 'settings', resolve(cwd, config))),
    ...(model === undefined ? [] : ownPaths('model', 'settings', resolve(cwd, model))),
    // WHY both: a package manager starts the program by a link in another folder.
    ...(program === undefined
      ? []
      : [program, real(program)].flatMap((one) =>
          ownPaths('program', 'program', `${dirname(one)}/`),
        )),
    ...(code === undefined ? [] : ownPaths('program', 'program', `${code}/`)),
  ]
  return {
    own,
    resolve(path) {
      const local = localPath(path, deps)
      if (local === undefined) return []
      const starts = isAbsolute(local) ? [local] : folders.map((folder) => join(folder, local))
      return [...new Set(starts.flatMap((start) => [start, real(start)]))]
    },
  }
}

/** A file as it is named and as it really lies. */
function ownPaths(name: string, holds: OwnPath['holds'], path: string): readonly OwnPath[] {
  return [...new Set([path, real(path)])].map((one) => ({ name, holds, segments: segmentsOf(one) }))
}

/** Folders that the server's words name: what a file server is given to serve. */
function foldersOf({ command, cwd, home, env }: PlacesDeps): readonly string[] {
  return command
    .slice(1)
    .filter((word) => !word.startsWith('-') && /[/\\.~]/.test(word))
    .flatMap((word) => {
      const local = localPath(word, { home, env })
      return local === undefined ? [] : [resolve(cwd, local)]
    })
}

/** A path of this machine; undefined for a URL, or what would make the system ask another machine. */
function localPath(
  path: string,
  { home, env }: Pick<PlacesDeps, 'home' | 'env'>,
): string | undefined {
  if (path === '' || path.length > maxPath || path.includes('\0')) return undefined
  if (/^[\\/]{2}/.test(path)) return undefined
  if (/^file:/i.test(path)) {
    try {
      const local = fileURLToPath(path)
      return /^[\\/]{2}/.test(local) ? undefined : local
    } catch {
      // Not a file of this machine.
      return undefined
    }
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return undefined
  const expanded = path
    .replace(/^~(?=[\\/]|$)/, home)
    .replace(/\$\{?([A-Za-z_]\w{0,63})\}?|%([A-Za-z_]\w{0,63})%/g, (whole, ...names) => {
      return env[String(names[0] ?? names[1])] ?? whole
    })
  return expanded.length > maxPath ? undefined : expanded
}

/**
 * Where `path` leads when links are followed; of what does not exist, the part that does. A link to
 * what does not exist yet is followed too: who writes to it makes it.
 */
function real(path: string): string {
  let start = path
  let rest: readonly string[] = []
  for (let step = 0; step < 64; step++) {
    const kind = kindOf(start)
    const folder = dirname(start)
    if (kind !== 'nothing') {
      const found = wholeOf(start)
      if (found !== undefined) return rest.length === 0 ? found : join(found, ...rest)
      const target = linkOf(start)
      if (target === undefined) break
      start = resolve(folder, target)
    } else if (folder === start) break
    else {
      rest = [basename(start), ...rest]
      start = folder
    }
  }
  return path
}

/** WHY: a path that does not exist is common, and an exception for it is slow. */
function kindOf(path: string): 'nothing' | 'something' {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined ? 'nothing' : 'something'
  } catch {
    // Below a file, or not to be looked at.
    return 'nothing'
  }
}

function wholeOf(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    // It leads to nothing that exists.
    return undefined
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    // No link, or a loop of them.
    return undefined
  }
}
