/** What is measured: the server by itself, and behind each relay and the guard. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const subjectNames = ['direct', 'raw pipe', 'parsing relay', 'SDK relay', 'guard'] as const
export type SubjectName = (typeof subjectNames)[number]

export interface Subject {
  readonly name: SubjectName
  /** The command that starts `server` behind this subject. */
  wrap(server: readonly string[]): readonly string[]
}

const node = process.execPath
const root = fileURLToPath(new URL('../..', import.meta.url))
const programs = join(root, 'test', 'e2e', 'programs')

export const guardProgram: string = join(root, 'dist', 'bin.js')

export const everythingServer: readonly string[] = [
  node,
  join(
    dirname(
      createRequire(import.meta.url).resolve(
        '@modelcontextprotocol/server-everything/package.json',
      ),
    ),
    'dist',
    'index.js',
  ),
  'stdio',
]
export const sizedServer: readonly string[] = [node, join(programs, 'sized-server.mjs')]

/** A new place for a flow log, in a temporary folder of this run. */
export const newLogPath: () => string = (() => {
  let folder: string | undefined
  let count = 0
  return () => {
    folder ??= newFolder()
    count += 1
    return join(folder, `log-${count}.db`)
  }
})()

/** A temporary folder that goes away with this process. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The guard in front of `server`, writing to `log`. */
export function guarded(server: readonly string[], log: string): readonly string[] {
  return [node, guardProgram, 'run', '--name', 'bench', '--log', log, '--', ...server]
}

function relay(file: string): Subject['wrap'] {
  return (server) => [node, join(programs, file), '--', ...server]
}

/** All subjects; without the guard where it is not built. */
export function subjects(): readonly Subject[] {
  const all: readonly Subject[] = [
    { name: 'direct', wrap: (server) => server },
    { name: 'raw pipe', wrap: relay('relay-raw.mjs') },
    { name: 'parsing relay', wrap: relay('relay-parse.mjs') },
    { name: 'SDK relay', wrap: relay('relay-sdk.mjs') },
    { name: 'guard', wrap: (server) => guarded(server, newLogPath()) },
  ]
  return existsSync(guardProgram) ? all : all.filter(({ name }) => name !== 'guard')
}
