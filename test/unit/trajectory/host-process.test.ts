import { describe, expect, it } from 'vitest'
import { hostProcessOf, type ProcessFacts } from '../../../src/trajectory/host-process.ts'

type Row = readonly [pid: number, parent: number, ...command: string[]]

/** The host that a guard with parent `pid` finds in a table of processes. */
function hostIn(pid: number, ...rows: readonly Row[]): string | undefined {
  const table = new Map<number, ProcessFacts>(
    rows.map(([id, parent, ...command]) => [id, { parent, started: `s${id}`, command }]),
  )
  return hostProcessOf(pid, (id) => table.get(id))
}

const init: Row = [1, 0, '/usr/lib/systemd/systemd', '--user']
const host: Row = [40, 1, '/opt/agent/bin/agent', '--resume']

describe('hostProcessOf', () => {
  it('is the parent, named by its program, id and start', () => {
    expect(hostIn(40, init, host)).toBe('agent:40:s40')
  })

  it('skips a shell that runs one command or a script', () => {
    const expected = 'agent:40:s40'
    expect(hostIn(50, init, host, [50, 40, 'sh', '-c', 'mcip run -- x'])).toBe(expected)
    expect(hostIn(50, init, host, [50, 40, '/bin/bash', '-l', 'start.sh'])).toBe(expected)
    expect(hostIn(50, init, host, [50, 40, 'cmd.exe', '/d', '/c', 'npx'])).toBe(expected)
  })

  it('skips package runners, one behind the other, also under a title of their own', () => {
    const chain: readonly Row[] = [
      init,
      host,
      [50, 40, 'npm exec mcip run -- npx server'],
      [51, 50, 'sh', '-c', 'mcip run'],
      [52, 51, '/usr/bin/node', '--no-warnings', '/usr/lib/node_modules/npm/bin/npx-cli.js'],
      [53, 52, 'timeout', '60', 'mcip'],
    ]
    for (const pid of [50, 51, 52, 53]) expect(hostIn(pid, ...chain)).toBe('agent:40:s40')
  })

  it('takes a shell that a person types into for the host', () => {
    const terminal: Row = [30, 1, '/usr/bin/terminal']
    for (const shell of [['-bash'], ['zsh', '-i'], ['/bin/fish', '--login']]) {
      const found = hostIn(40, init, terminal, [40, 30, ...shell] as const)
      expect(found).toMatch(/^(?:bash|zsh|fish):40:s40$/)
    }
  })

  it('takes a program that only looks like a runner for the host', () => {
    expect(hostIn(40, init, [40, 1, '/usr/bin/node', 'agent.js', 'npx'])).toBe('node:40:s40')
    expect(hostIn(40, init, [40, 1, '/opt/npx tools/agent'])).toBe('agent:40:s40')
  })

  it('is unknown for an orphan, and stops at the last that is known', () => {
    expect(hostIn(1, init)).toBeUndefined()
    expect(hostIn(7)).toBeUndefined()
    expect(hostIn(0, init)).toBeUndefined()
    expect(hostIn(50, init, [50, 1, 'sh', '-c', 'mcip'])).toBe('sh:50:s50')
    expect(hostIn(50, [50, 49, 'sh', '-c', 'mcip'])).toBe('sh:50:s50')
  })

  it('knows the first process of a container as a host', () => {
    expect(hostIn(1, [1, 0, '/usr/bin/python3', 'agent.py'])).toBe('python3:1:s1')
    expect(hostIn(1, [1, 0, '/sbin/docker-init', '--', 'agent'])).toBeUndefined()
  })

  it('does not run in circles', () => {
    expect(hostIn(50, [50, 51, 'sh', '-c', 'a'], [51, 50, 'sh', '-c', 'b'])).toMatch(/^sh:/)
  })

  it('makes a harmless name of a hostile one', () => {
    const nameOf = (program: string) => hostIn(40, [40, 1, program])
    expect(nameOf('')).toBe('process:40:s40')
    expect(nameOf('\u001b[31m..')).toBe('31m.:40:s40')
    expect(nameOf('/x/a\nb')).toBe('ab:40:s40')
    expect(nameOf('../..')).toBe('process:40:s40')
    expect(nameOf(`/x/${'y'.repeat(1_000_000)}`)).toBe(`${'y'.repeat(24)}:40:s40`)
    expect(nameOf('C:\\Programs\\Agent.EXE')).toBe('agent:40:s40')
  })
})
