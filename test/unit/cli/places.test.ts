import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPlaces } from '../../../src/cli/places.ts'
import type { Places } from '../../../src/guardian/protected-paths.ts'
import { matchPath } from '../../../src/guardian/rules/protected-files/match-path.ts'
import { segmentsOf } from '../../../src/guardian/rules/protected-files/path-segments.ts'

let folder = ''
let places: Places = { own: [], resolve: () => [] }
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcip-places-')))
  for (const name of ['home/.cursor', 'work', 'served', 'program', 'bin', 'state']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  writeFileSync(join(folder, 'home/.cursor/mcp.json'), '{}')
  symlinkSync(join(folder, 'home/.cursor'), join(folder, 'work/notes'))
  symlinkSync('../home/.cursor/mcp.json', join(folder, 'served/a.txt'))
  symlinkSync('.mcp.json', join(folder, 'work/later.txt'))
  symlinkSync('loop', join(folder, 'work/loop'))
  symlinkSync(join(folder, 'state'), join(folder, 'linked-state'))
  symlinkSync('../program/bin.js', join(folder, 'bin/mcip'))
  writeFileSync(join(folder, 'program/bin.js'), '')
  places = createPlaces({
    store: join(folder, 'linked-state/flows.db'),
    config: 'mcip.yaml',
    model: '../linked-state/mine.model',
    program: join(folder, 'program/bin.js'),
    code: join(folder, 'compiled'),
    command: ['server', '--root', join(folder, 'served'), '-x'],
    cwd: join(folder, 'work'),
    home: join(folder, 'home'),
    env: { HERE: join(folder, 'work') },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

describe('createPlaces', () => {
  it('follows links of folders and of files, below the folders of the server too', () => {
    expect(places.resolve('notes/mcp.json')).toContain(at('home/.cursor/mcp.json'))
    expect(places.resolve('notes/new.json')).toContain(at('home/.cursor/new.json'))
    expect(places.resolve('a.txt')).toContain(at('home/.cursor/mcp.json'))
    expect(places.resolve('./x/../notes/./mcp.json')).toContain(at('home/.cursor/mcp.json'))
  })

  it('follows a link to what does not exist yet', () => {
    expect(places.resolve('later.txt')).toContain(at('work/.mcp.json'))
  })

  it('knows the home folder, variables and file URLs', () => {
    expect(places.resolve('~/.cursor/mcp.json')).toContain(at('home/.cursor/mcp.json'))
    expect(places.resolve('$HERE/notes/x')).toContain(at('home/.cursor/x'))
    expect(places.resolve(String(pathToFileURL(at('work/notes/x'))))).toContain(
      at('home/.cursor/x'),
    )
  })

  it('gives a path of a loop of links as it is', () => {
    expect(places.resolve('loop/x')).toContain(at('work/loop/x'))
  })

  it('asks no other machine, and reads no hostile path', () => {
    for (const path of [
      '\\\\host\\share\\x',
      '//host/share',
      'https://x/y',
      'file://host/x',
      '',
      'a\0b',
      'x'.repeat(5_000),
    ]) {
      expect([path.slice(0, 20), places.resolve(path)]).toEqual([path.slice(0, 20), []])
    }
  })

  it('has the guard’s files as they are named and as they lie', () => {
    const own = (path: string) => matchPath(segmentsOf(path), places.own)?.path.holds
    expect(own(at('linked-state/flows.db'))).toBe('state')
    expect(own(at('state/flows.db-wal'))).toBe('state')
    expect(own(at('state/flows.db.seal-key'))).toBe('state')
    expect(own(at('work/mcip.yaml'))).toBe('settings')
    expect(own(at('program/bin.js'))).toBe('program')
    expect(own(at('compiled/run-guard.code'))).toBe('program')
    expect(own(at('linked-state/mine.model'))).toBe('settings')
    expect(own(at('state/mine.model'))).toBe('settings')
    expect(own(at('state/other.db'))).toBeUndefined()
  })

  it('has the folder of the program where a link starts it', () => {
    const { own } = createPlaces({
      store: 'flows.db',
      config: undefined,
      model: undefined,
      program: at('bin/mcip'),
      command: [],
      cwd: folder,
      home: folder,
      env: {},
    })
    expect(matchPath(segmentsOf(at('program/other.js')), own)?.path.holds).toBe('program')
  })

  it('needs neither a configuration file nor a model nor a program', () => {
    const none = { config: undefined, model: undefined, program: undefined }
    const found = createPlaces({
      ...none,
      store: 'flows.db',
      command: [],
      cwd: folder,
      home: folder,
      env: {},
    })
    expect(found.own).toHaveLength(1)
  })
})
