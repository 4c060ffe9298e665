/** Resident memory of a process, as the system counts it. */
import { readFileSync } from 'node:fs'

export interface Memory {
  readonly rssMb: number
  /** Highest value since the process started. */
  readonly peakMb: number
}

/** Memory of `pid`; undefined where the system has no /proc. */
export function memoryOf(pid: number): Memory | undefined {
  if (process.platform !== 'linux') return undefined
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (key: string): number =>
    (Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6
  return { rssMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }
}
