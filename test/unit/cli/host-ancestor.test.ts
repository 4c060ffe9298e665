import { describe, expect, it } from 'vitest'
import { ancestryOf } from '../../../src/cli/host-ancestor.ts'
import type { ProcessFacts, ProcessTable } from '../../../src/trajectory/host-process.ts'

/** Processes by id: parent, and command line as words. */
function tableOf(processes: Readonly<Record<number, readonly [number, string]>>): ProcessTable {
  return (pid): ProcessFacts | undefined => {
    const [parent, command] = processes[pid] ?? []
    if (parent === undefined || command === undefined) return undefined
    return { parent, started: `s${pid}`, command: command.split(' ') }
  }
}

const desktop = {
  1: [0, '/sbin/init'],
  10: [1, 'gnome-terminal-server'],
  20: [10, '-bash'],
  30: [20, 'node /usr/bin/claude'],
  31: [30, 'node /usr/bin/mcip run -- server'],
  32: [31, 'server'],
  40: [10, '-bash'],
  50: [1, '/usr/share/code/code'],
  51: [50, '/usr/share/code/code --type=utility'],
  52: [50, '/usr/share/code/code --type=ptyHost'],
  60: [1, 'sh -c script'],
} as const

const hosts = ['claude:30:s30', 'code:51:s51#3']
const from = (parent: number, processes: Readonly<Record<number, readonly [number, string]>>) =>
  ancestryOf(parent, tableOf({ ...desktop, ...processes }), hosts, '/opt/mcip.js')

describe('ancestryOf', () => {
  it('is outside in another terminal of the same person', () => {
    expect(from(40, {})).toEqual({ kind: 'outside' })
  })

  it('is within a host where the host or a shell of it started the command', () => {
    expect(from(30, {})).toEqual({ kind: 'within', program: 'node' })
    expect(from(71, { 70: [30, 'bash -c x'], 71: [70, 'script -qec y'] })).toMatchObject({
      kind: 'within',
    })
  })

  it('is within a host where another process of the same application started the command', () => {
    expect(from(70, { 70: [52, 'bash'] })).toEqual({ kind: 'within', program: 'code' })
  })

  it('is not within a host that only shares shells, runtimes or terminals with the command', () => {
    const two = { 20: [10, '/usr/bin/node other.js'], 30: [20, '/usr/bin/node claude'] } as const
    expect(from(70, { ...two, 70: [20, 'bash'] })).toEqual({ kind: 'outside' })
  })

  it('is within a guard where a server started the command, also under a store of its own', () => {
    expect(ancestryOf(32, tableOf(desktop), [], '/opt/mcip.js')).toMatchObject({ kind: 'within' })
    const own = { 70: [1, 'node /opt/mcip.js run -- x'], 71: [70, 'x'] } as const
    expect(from(71, own)).toMatchObject({ kind: 'within' })
    expect(from(71, { ...own, 70: [1, 'node /opt/mcip.js log list'] })).toEqual({ kind: 'outside' })
  })

  it('is outside where a later process has the id of a host', () => {
    const processes = tableOf(desktop)
    expect(ancestryOf(30, processes, ['claude:30:other'], '/opt/mcip.js').kind).toBe('outside')
    expect(ancestryOf(30, processes, ['nonsense', ':', 'a:b:c'], '/opt/mcip.js').kind).toBe(
      'outside',
    )
  })

  it('is unknown where the system does not tell', () => {
    expect(ancestryOf(40, () => undefined, hosts, '')).toEqual({ kind: 'unknown' })
    expect(from(70, { 70: [99, 'bash'] })).toEqual({ kind: 'unknown' })
    expect(from(70, { 70: [70, 'bash'] })).toEqual({ kind: 'unknown' })
  })

  it('is outside for what left its parents behind, which no parent chain can show', () => {
    expect(from(60, {})).toEqual({ kind: 'outside' })
  })
})
