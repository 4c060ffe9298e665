/**
 * The edge that asks the system about the guard's ancestors.
 *
 * Linux: two files of /proc for each, well under a millisecond in all. macOS and BSD: one `ps` for
 * all processes, while the guard goes on. Windows tells a process nothing of its parent without
 * starting another program, which takes longer than the guard may: there the parent's id alone is
 * the key, and runners in between are not skipped.
 */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostProcessOf, type ProcessFacts, type ProcessTable } from '../trajectory/host-process.ts'

const psTimeoutMs = 2_000
const psMaxBytes = 16 * 1024 * 1024

/** The name of the host process of this one; see `hostProcessOf`. */
export function findHostProcess(
  platform: NodeJS.Platform = process.platform,
  parent: number = process.ppid,
): string | undefined | Promise<string | undefined> {
  switch (platform) {
    case 'linux':
    case 'android':
      return hostProcessOf(parent, procTable())
    case 'win32':
      return `process:${parent}`
    default:
      return psTable().then((table) => hostProcessOf(parent, table))
  }
}

/** The processes of the system; undefined where it tells nothing of them. */
export function processTable(
  platform: NodeJS.Platform = process.platform,
): ProcessTable | undefined | Promise<ProcessTable> {
  switch (platform) {
    case 'linux':
    case 'android':
      return procTable()
    case 'win32':
      return undefined
    default:
      return psTable()
  }
}

/** @see proc(5): /proc/pid/stat fields 4 (ppid) and 22 (starttime); boot_id tells boots apart. */
function procTable(): ProcessTable {
  const boot = readText('/proc/sys/kernel/random/boot_id').slice(0, 8)
  return (pid) => {
    const stat = readText(`/proc/${pid}/stat`)
    // The name in parentheses may itself hold parentheses and blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const parent = Number(fields[1])
    const started = fields[19]
    if (started === undefined || !Number.isInteger(parent)) return undefined
    const command = readText(`/proc/${pid}/cmdline`).split('\0')
    if (command.at(-1) === '') command.pop()
    return { parent, started: `${boot}-${started}`, command }
  }
}

/** What more Linux tells of a process, to who runs it. */
export interface ProcessMarks {
  /** Whether its environment has the variable, as it was when its program began. */
  has(pid: number, variable: string): boolean
  /** Its control group, which it keeps when its parents end; undefined for the one of all. */
  group(pid: number): string | undefined
}

/** Undefined where the system tells nothing of the kind. @see proc(5), cgroups(7) */
export function processMarks(
  platform: NodeJS.Platform = process.platform,
): ProcessMarks | undefined {
  if (platform !== 'linux' && platform !== 'android') return undefined
  return {
    has: (pid, variable) =>
      `\0${readText(`/proc/${pid}/environ`, maxEnvironment)}`.includes(`\0${variable}=`),
    group: (pid) => groupIn(readText(`/proc/${pid}/cgroup`)),
  }
}

/** Bytes of an environment: what the kernel lets a program have. */
const maxEnvironment = 2 * 1024 * 1024

/** The group in `/proc/pid/cgroup`: of version 2, else that of the service manager. */
export function groupIn(text: string): string | undefined {
  const group = /^0::(.+)$/m.exec(text)?.[1] ?? ''
  const named = group.length > 1 ? group : (/^\d+:name=systemd:(.+)$/m.exec(text)?.[1] ?? '')
  return named.length > 1 ? named : undefined
}

function readText(file: string, most = 8_192): string {
  try {
    return readFileSync(file, 'utf8').slice(0, most)
  } catch {
    // A process that has ended, or one that another user owns: nothing is known of it.
    return ''
  }
}

/** All processes as `ps` lists them; none where it cannot be run. */
function psTable(): Promise<ProcessTable> {
  return new Promise((resolve) => {
    execFile(
      '/bin/ps',
      ['-A', '-ww', '-o', 'pid=,ppid=,lstart=,command='],
      {
        timeout: psTimeoutMs,
        maxBuffer: psMaxBytes,
        env: { LC_ALL: 'C', TZ: 'UTC' },
        windowsHide: true,
      },
      (fault, stdout) => resolve(tableOfPs(fault === null ? stdout : '')),
    )
  })
}

const psLine = /^ *(\d{1,10}) +(\d{1,10}) +(\w{3} +\w{3} +\d{1,2} \d\d:\d\d:\d\d \d{4}) (.*)$/

/** The table that lines of `ps -o pid=,ppid=,lstart=,command=` hold. */
export function tableOfPs(text: string): ProcessTable {
  const facts = new Map<number, ProcessFacts>()
  for (const line of text.split('\n')) {
    const [, pid, parent, started = '', command = ''] = psLine.exec(line) ?? []
    const startedMs = Date.parse(`${started} UTC`)
    if (pid === undefined || Number.isNaN(startedMs)) continue
    facts.set(Number(pid), {
      parent: Number(parent),
      started: String(startedMs / 1_000),
      command: command.split(' '),
    })
  }
  return (pid) => facts.get(pid)
}
