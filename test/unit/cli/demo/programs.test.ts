import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  chooseClient,
  chooseFileServer,
  demoServerCommand,
  guardedCommand,
  turnCommand,
} from '../../../../src/cli/demo/programs.ts'

describe('chooseClient', () => {
  it('takes the official client where it is installed, and the own one when asked for', () => {
    expect(chooseClient(false).title).toMatch(/^@modelcontextprotocol\/client 2\./)
    expect(chooseClient(true).title).toMatch(/^a client of mcip /)
  })
})

describe('chooseFileServer', () => {
  it('takes the reference server where it is installed', () => {
    const { title, command } = chooseFileServer('home', false)
    expect(title).toMatch(/^@modelcontextprotocol\/server-filesystem \d/)
    expect(command).toEqual([process.execPath, expect.stringMatching(/index\.js$/), 'home'])
    expect(existsSync(command[1] ?? '')).toBe(true)
  })

  it('takes the own one when asked for', () => {
    const { title, command } = chooseFileServer('home', true)
    expect(title).toMatch(/^a server of mcip /)
    expect(command).toEqual(demoServerCommand('files', 'home'))
  })
})

describe('turnCommand', () => {
  it('is `mcip turn` of this package, with the words as one argument', () => {
    const command = turnCommand('Write to Ada; now.', { trajectory: 'demo-1', log: 'flows.db' })
    const turn = command.indexOf('turn')
    expect(existsSync(command[turn - 1] ?? '')).toBe(true)
    expect(command.slice(turn + 1)).toEqual([
      ...'--trajectory demo-1 --log flows.db'.split(' '),
      'Write to Ada; now.',
    ])
  })
})

describe('guardedCommand', () => {
  it('puts `mcip run` of this package in front, with everything after two hyphens', () => {
    const command = guardedCommand(['node', '--mode', 'x'], { name: 'files', log: 'flows.db' })
    const run = command.indexOf('run')
    expect(existsSync(command[run - 1] ?? '')).toBe(true)
    expect(command.slice(run)).toEqual(
      'run --name files --mode enforce --log flows.db -- node --mode x'.split(' '),
    )
  })
})
