/**
 * Whether a command was started by a host that a guard stands in: then its agent may be the one who
 * types. Pure; the table of processes is asked for.
 */
import type { ProcessFacts, ProcessTable } from '../trajectory/host-process.ts'

export type Ancestry =
  | { readonly kind: 'outside' }
  /** `program` is a process of a host, or a guard. */
  | { readonly kind: 'within'; readonly program: string }
  /** The system does not tell. */
  | { readonly kind: 'unknown' }

/** Ancestors that are looked at; nobody nests deeper by accident. */
const maxAncestors = 128

/**
 * Where the process that `parent` started stands.
 *
 * @param hosts names of host processes as guards recorded them, `program:pid:started`
 * @param own path of this program: with `run` behind it, a guard
 */
export function ancestryOf(
  parent: number,
  table: ProcessTable,
  hosts: Iterable<string>,
  own: string,
): Ancestry {
  const family = familyOf(hosts, table)
  let pid = parent
  for (let step = 0; step < maxAncestors; step++) {
    if (pid <= 0) return { kind: 'outside' }
    const facts = table(pid)
    if (facts === undefined) return { kind: 'unknown' }
    if (family.has(pid) || isGuard(facts.command, own)) {
      return { kind: 'within', program: nameOf(facts.command[0] ?? '') }
    }
    if (pid === 1) return { kind: 'outside' }
    pid = facts.parent
  }
  return { kind: 'unknown' }
}

/**
 * Ids of the recorded hosts that still run, and of the processes above them that run the same
 * application: an editor has one process for its extensions and another for its terminals.
 */
function familyOf(hosts: Iterable<string>, table: ProcessTable): ReadonlySet<number> {
  const family = new Set<number>()
  for (const name of hosts) {
    const [, id, started] = /:(\d{1,10}):([^:#]+)(?:#\d+)?$/.exec(name) ?? []
    let pid = Number(id)
    let facts = started === undefined ? undefined : table(pid)
    if (facts?.started !== started) continue
    for (let step = 0; step < maxAncestors && facts !== undefined && pid > 1; step++) {
      family.add(pid)
      pid = facts.parent
      const above = table(pid)
      facts = isSameApplication(facts, above) ? above : undefined
    }
  }
  return family
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
