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
const own = '/opt/mcip.js'
const known = { hosts, own }
const from = (parent: number, processes: Readonly<Record<number, readonly [number, string]>>) =>
  ancestryOf(parent, tableOf({ ...desktop, ...processes }), known)

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
    expect(ancestryOf(32, tableOf(desktop), { hosts: [], own })).toMatchObject({ kind: 'within' })
    const other = { 70: [1, 'node /opt/mcip.js run -- x'], 71: [70, 'x'] } as const
    expect(from(71, other)).toMatchObject({ kind: 'within' })
    expect(from(71, { ...other, 70: [10, 'node /opt/mcip.js log list'] })).toEqual({
      kind: 'outside',
    })
  })

  it('is outside where a later process has the id of a host', () => {
    const processes = tableOf(desktop)
    expect(ancestryOf(30, processes, { hosts: ['claude:30:other'], own }).kind).toBe('outside')
    const odd = ['nonsense', ':', 'a:b:c']
    expect(ancestryOf(30, processes, { hosts: odd, own }).kind).toBe('outside')
  })

  it('is unknown where the system does not tell', () => {
    expect(ancestryOf(40, () => undefined, { hosts, own: '' })).toEqual({ kind: 'unknown' })
    expect(from(70, { 70: [99, 'bash'] })).toEqual({ kind: 'unknown' })
    expect(from(70, { 70: [70, 'bash'] })).toEqual({ kind: 'unknown' })
  })

  it('is within where a program that types for somebody has left its parents behind', () => {
    for (const top of [
      'python3 drive.py',
      '/usr/bin/python3.12 -c x',
      'node x.mjs',
      'script -qc x',
      'expect -c x',
      'socat - EXEC:x,pty',
      '/usr/sbin/atd -f',
    ]) {
      const driven = { 70: [1, top], 71: [70, 'sh -c x'] } as const
      expect([top, from(71, driven).kind]).toEqual([top, 'within'])
      const user = { 69: [1, '/usr/lib/systemd/systemd --user'], 70: [69, top] } as const
      expect([top, from(70, user).kind]).toEqual([top, 'within'])
    }
  })

  it('is outside in what gives a person a terminal, whatever it is written in', () => {
    for (const top of [
      'gnome-terminal-server',
      'tmux new -s x',
      'sshd: ann [priv]',
      'login -- ann',
      'python3 /usr/bin/terminator',
      'python3 /usr/bin/jupyter-lab',
      '/bin/sh -c sway',
    ]) {
      expect([top, from(70, { 70: [1, top] }).kind]).toEqual([top, 'outside'])
    }
    const nested = { 70: [10, 'python3 work.py'], 71: [70, 'script -q x'] } as const
    expect(from(71, nested)).toEqual({ kind: 'outside' })
    expect(from(70, { 1: [0, 'tini'], 70: [1, 'node x'] })).toEqual({ kind: 'outside' })
  })

  it('is within where an ancestor has the mark of a guarded server', () => {
    const marks = { has: (pid: number) => pid === 70, group: () => undefined }
    const processes = tableOf({ ...desktop, 70: [1, 'tmux'], 71: [70, 'sh'] })
    expect(ancestryOf(71, processes, { ...known, marks })).toEqual({
      kind: 'within',
      program: 'tmux',
    })
    expect(ancestryOf(40, processes, { ...known, marks })).toEqual({ kind: 'outside' })
  })

  it('is within in the control group of a host that is its own, not in that of a terminal', () => {
    const groups: Readonly<Record<number, string>> = {
      1: '/init.scope',
      20: '/app/tab.scope',
      30: '/app/tab.scope',
      50: '/app/code.scope',
      51: '/app/code.scope',
      52: '/app/code.scope',
      60: '/app/code.scope/x',
      70: '/app/tab.scope',
      71: '/app/code.scope2',
    }
    const marks = { has: () => false, group: (pid: number) => groups[pid] }
    const processes = tableOf({ ...desktop, 70: [1, 'tmux'], 71: [1, 'tmux'] })
    const kind = (pid: number) => ancestryOf(pid, processes, { ...known, marks }).kind
    expect([60, 70, 71].map(kind)).toEqual(['within', 'outside', 'outside'])
  })

  it('is outside for a shell that left its parents behind, which nothing shows', () => {
    expect(from(60, {})).toEqual({ kind: 'outside' })
  })
})
