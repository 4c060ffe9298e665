/**
 * Whether a command was started by a host that a guard stands in: then its agent may be the one who
 * types. Pure; the table of processes is asked for.
 */
import type { ProcessFacts, ProcessTable } from '../trajectory/host-process.ts'
import { guardedMark } from './agent-mark.ts'
import type { ProcessMarks } from './process-table.ts'

export type Ancestry =
  | { readonly kind: 'outside' }
  /** `program` is a process of a host, or a guard. */
  | { readonly kind: 'within'; readonly program: string }
  /** The system does not tell. */
  | { readonly kind: 'unknown' }

/** Ancestors that are looked at; nobody nests deeper by accident. */
const maxAncestors = 128

/** Whom the guard knows, and as what. */
export interface Known {
  /** Names of host processes as guards recorded them, `program:pid:started`. */
  readonly hosts: Iterable<string>
  /** Path of this program: with `run` behind it, a guard. */
  readonly own: string
  /** What outlasts the parents of a process. @default the system does not tell */
  readonly marks?: ProcessMarks | undefined
}

/** Where the process that `parent` started stands. */
export function ancestryOf(
  parent: number,
  table: ProcessTable,
  { hosts, own, marks }: Known,
): Ancestry {
  const { family, groups } = familyOf(hosts, table, marks)
  let pid = parent
  let below: ProcessFacts | undefined
  for (let step = 0; step < maxAncestors; step++) {
    if (pid <= 0) return { kind: 'outside' }
    const facts = table(pid)
    if (facts === undefined) return { kind: 'unknown' }
    const program = nameOf(facts.command[0] ?? '')
    if (isManager(pid, facts) && below !== undefined && isDriver(below.command)) {
      return { kind: 'within', program: nameOf(below.command[0] ?? '') }
    }
    if (pid === 1) return { kind: 'outside' }
    const group = groups.size === 0 ? undefined : marks?.group(pid)
    const isInGroup = group !== undefined && [...groups].some((one) => isBelow(group, one))
    const isMarked = marks?.has(pid, guardedMark) === true
    if (family.has(pid) || isInGroup || isMarked || isGuard(facts.command, own)) {
      return { kind: 'within', program }
    }
    below = facts
    pid = facts.parent
  }
  return { kind: 'unknown' }
}

function isBelow(group: string, above: string): boolean {
  return group === above || group.startsWith(`${above}/`)
}

/** The processes that orphans are given to. */
function isManager(pid: number, { command }: ProcessFacts): boolean {
  const name = nameOf(command[0] ?? '')
  return pid === 1
    ? name === 'init' || name === 'systemd' || name === 'launchd'
    : name === 'systemd' && command.includes('--user')
}

/** Programs that answer on a terminal for somebody. WHY no shells: desktops start by them. */
const drivers =
  /^(?:python|pypy|perl|ruby|node|nodejs|bun|deno|tclsh|lua|php|expect|unbuffer|script|socat|autoexpect|empty|atd|cron|crond)[\d.]*$/
/** Terminals and desktops that are written for an interpreter. */
const terminals = /^(?:terminator|guake|qtile|xonsh|kitty|jupyter[\w-]*|wetty)$/

/** Whether a program without a parent types for somebody: no terminal of a person is its child. */
function isDriver(command: readonly string[]): boolean {
  const [program = '', ...rest] = command
  return (
    drivers.test(nameOf(program)) &&
    !rest.slice(0, 4).some((word) => terminals.test(nameOf(word).replace(/\.py$/, '')))
  )
}

/**
 * Ids of the recorded hosts that still run, and of the processes above them that run the same
 * application: an editor has one process for its extensions and another for its terminals. And the
 * control groups that are theirs alone.
 */
function familyOf(
  hosts: Iterable<string>,
  table: ProcessTable,
  marks: ProcessMarks | undefined,
): { readonly family: ReadonlySet<number>; readonly groups: ReadonlySet<string> } {
  const family = new Set<number>()
  const groups = new Set<string>()
  for (const name of hosts) {
    const [, id, started] = /:(\d{1,10}):([^:#]+)(?:#\d+)?$/.exec(name) ?? []
    let pid = Number(id)
    let facts = started === undefined ? undefined : table(pid)
    if (facts?.started !== started) continue
    for (let step = 0; step < maxAncestors && facts !== undefined && pid > 1; step++) {
      family.add(pid)
      const group = marks?.group(pid)
      pid = facts.parent
      const above = table(pid)
      facts = isSameApplication(facts, above) ? above : undefined
      // Its own group, which a desktop makes for an application; not that of a terminal.
      const isOwn = facts === undefined && group !== undefined && group !== marks?.group(pid)
      if (isOwn) groups.add(group)
    }
  }
  return { family, groups }
}

/** Programs that are many things: one above another says nothing. */
const general: ReadonlySet<string> = new Set(
  'sh bash dash zsh ash ksh fish pwsh powershell node bun deno python python3 ruby java tmux screen sshd login su sudo'.split(
    ' ',
  ),
)

function isSameApplication(one: ProcessFacts, other: ProcessFacts | undefined): boolean {
  const [program = ''] = one.command
  return program !== '' && program === other?.command[0] && !general.has(nameOf(program))
}

/** Whether a command line is that of `mcip run`. */
function isGuard(command: readonly string[], own: string): boolean {
  return command.slice(0, 4).some((word, index) => {
    const isMcip = word === own || nameOf(word) === 'mcip' || word.endsWith('/mcip/dist/bin.js')
    return isMcip && command[index + 1] === 'run'
  })
}

function nameOf(program: string): string {
  const base = program.slice(-256).split(/[/\\]/).at(-1) ?? ''
  return base
    .replace(/^-/, '')
    .replace(/\.(?:exe|cmd)$/i, '')
    .toLowerCase()
}
