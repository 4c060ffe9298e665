/**
 * Which of a guard's ancestors is the host: the nearest one that is neither a shell that runs one
 * command or script, nor a package runner. Pure; the table of processes is asked for.
 */

/** What the system tells about a process. */
export interface ProcessFacts {
  readonly parent: number
  /** When it started, in a form that no later process with the same id has. */
  readonly started: string
  /** Program and arguments; one text where a process wrote its own title. */
  readonly command: readonly string[]
}

/** Facts about a process; undefined where there are none. */
export type ProcessTable = (pid: number) => ProcessFacts | undefined

/** Ancestors that are looked at. */
const maxAncestors = 16

/**
 * A name for the host process, e.g. `claude:4711:9f3a1c2e-88233`; undefined where none is known.
 *
 * @param parent id of the guard's parent
 */
export function hostProcessOf(parent: number, table: ProcessTable): string | undefined {
  let host: string | undefined
  let pid = parent
  for (let step = 0; step < maxAncestors; step++) {
    const facts = table(pid)
    if (facts === undefined || isInit(pid, facts.command)) return host
    host = `${programOf(facts.command)}:${pid}:${facts.started}`
    if (!standsBetween(facts.command)) return host
    pid = facts.parent
  }
  return host
}

/** Orphans of all hosts have the same parent: it is nobody's host. */
function isInit(pid: number, command: readonly string[]): boolean {
  return pid <= 0 || (pid === 1 && inits.has(nameOf(command[0] ?? '')))
}

const inits: ReadonlySet<string> = new Set([
  'init',
  'systemd',
  'launchd',
  'tini',
  'dumb-init',
  'docker-init',
])

const shells: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'dash',
  'zsh',
  'ash',
  'ksh',
  'fish',
  'cmd',
  'powershell',
  'pwsh',
])

const runners: ReadonlySet<string> = new Set([
  'npx',
  'npm',
  'npx-cli',
  'npm-cli',
  'pnpm',
  'pnpx',
  'yarn',
  'bunx',
  'uv',
  'uvx',
  'corepack',
  'timeout',
  'time',
  'sudo',
  'doas',
])

const runtimes: ReadonlySet<string> = new Set(['node', 'bun', 'busybox'])

/** Whether a process only starts what stands after it. */
function standsBetween(command: readonly string[]): boolean {
  const [program = '', ...args] = wordsOf(command)
  const name = nameOf(program)
  // A shell without a command or script is one that a person types into: the host itself.
  if (shells.has(name)) return args.some((arg) => !isOption(arg))
  if (runners.has(name)) return true
  return runtimes.has(name) && runners.has(nameOf(args.find((arg) => !isOption(arg)) ?? ''))
}

function isOption(arg: string): boolean {
  return arg.startsWith('-') || arg.startsWith('+')
}

/** A process that wrote its title (`npm exec mcip run`) has it as one word. */
function wordsOf(command: readonly string[]): readonly string[] {
  const [title = ''] = command
  return command.length === 1 && !title.startsWith('/') ? title.split(' ') : command
}

/** `bash` of `-bash`, `/usr/bin/bash` and `C:\...\bash.exe`; `npm-cli` of `npm-cli.js`. */
function nameOf(program: string): string {
  const base = program.slice(-256).split(/[/\\]/).at(-1) ?? ''
  return base
    .replace(/^-/, '')
    .replace(/\.(?:exe|cmd|[cm]?js)$/i, '')
    .toLowerCase()
}

/** The program's name as part of a key. */
function programOf(command: readonly string[]): string {
  const name = nameOf(wordsOf(command)[0] ?? '').replace(/[^\w.-]/g, '')
  return /^\w/.test(name) ? name.replaceAll('..', '.').slice(0, 24) : 'process'
}
