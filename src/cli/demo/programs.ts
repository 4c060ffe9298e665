/** What the demo starts: real servers and clients where they are installed, else its own. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageVersion } from '../version.ts'
import { connectOwnClient } from './own-client.ts'
import { connectSdkClient } from './sdk-client.ts'
import type { ToolClientKind } from './tool-client.ts'

/** A program with its arguments. */
export type Command = readonly [string, ...string[]]

const require = createRequire(import.meta.url)
const filesystemPackage = '@modelcontextprotocol/server-filesystem'
const clientPackage = '@modelcontextprotocol/client'

/** The official client, or the own one where it is not installed or `own` is asked for. */
export function chooseClient(own: boolean): ToolClientKind {
  const version = own ? undefined : manifestOf(clientPackage)?.manifest.version
  // Another major version may have another interface.
  if (version?.startsWith('2.') !== true) {
    return { title: `a client of mcip ${packageVersion()}`, connect: connectOwnClient }
  }
  return { title: `${clientPackage} ${version}`, connect: connectSdkClient }
}

export interface FileServerProgram {
  /** Package and version, for the terminal. */
  readonly title: string
  readonly command: Command
}

/** The reference server on `folder`, or the own one where it is not installed or `own` is asked for. */
export function chooseFileServer(folder: string, own: boolean): FileServerProgram {
  const found = own ? undefined : manifestOf(filesystemPackage)
  const bin = found?.manifest.bin?.['mcp-server-filesystem']
  if (found === undefined || bin === undefined) {
    const title = `a server of mcip ${packageVersion()}`
    return { title, command: demoServerCommand('files', folder) }
  }
  return {
    title: `${filesystemPackage} ${found.manifest.version}`,
    command: [process.execPath, join(found.folder, bin), folder],
  }
}

/** The demo's own servers. */
export type ServerKind = 'files' | 'weather' | 'mail'

/** The command of one of the demo's own servers. */
export function demoServerCommand(kind: ServerKind, path: string): Command {
  return [...ownProgram('./server'), kind, path]
}

/** `command` behind `mcip run` of this package. */
export function guardedCommand(
  command: readonly string[],
  { name, log }: { readonly name: string; readonly log: string },
): Command {
  const options = ['--name', name, '--mode', 'enforce', '--log', log]
  return [...ownProgram('../../bin'), 'run', ...options, '--', ...command]
}

/** `mcip turn` of this package, with the user's words for the trajectory. */
export function turnCommand(
  words: string,
  { trajectory, log }: { readonly trajectory: string; readonly log: string },
): Command {
  return [...ownProgram('../../bin'), 'turn', '--trajectory', trajectory, '--log', log, words]
}

/** A module of this package as a program: compiled, or from its source in development. */
function ownProgram(module: string): Command {
  const isSource = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(`${module}${isSource ? '.ts' : '.js'}`, import.meta.url))
  return isSource ? [process.execPath, '--import', 'tsx', file] : [process.execPath, file]
}

interface Manifest {
  readonly version: string
  readonly bin?: Readonly<Record<string, string>>
}

/** The manifest of an installed package and its folder; its exports need not name package.json. */
function manifestOf(
  name: string,
): { readonly manifest: Manifest; readonly folder: string } | undefined {
  for (const place of require.resolve.paths(name) ?? []) {
    const file = join(place, name, 'package.json')
    try {
      return { manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest, folder: dirname(file) }
    } catch {
      // Not in this folder; the next one may have it.
    }
  }
  return undefined
}
