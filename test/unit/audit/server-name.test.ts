import { describe, expect, it } from 'vitest'
import { servedNames } from '../../../src/audit/server-name.ts'

describe('servedNames', () => {
  it('reads the spellings that only hosts build, whatever else is on offer', () => {
    const read = servedNames(['Bash', 'mcp__github__create_issue'])
    expect(read('mcp__github__create_issue')).toEqual({ server: 'github', tool: 'create_issue' })
    expect(read('mcp__my-files__read__all')).toEqual({ server: 'my-files', tool: 'read__all' })
    expect(read('github__create_issue')).toEqual({ server: 'github', tool: 'create_issue' })
    expect(read('Bash')).toEqual({ server: undefined, tool: 'Bash' })
  })

  it.each(['.', '/', ':'])('reads `server%stool` where every function is spelled so', (mark) => {
    const names = [`files${mark}read`, `mail${mark}send`]
    expect(servedNames(names)(`mail${mark}send`)).toEqual({ server: 'mail', tool: 'send' })
  })

  it('takes a path or a module among other functions for a name', () => {
    const read = servedNames(['math.sqrt', 'news/list', 'get_weather'])
    for (const name of ['math.sqrt', 'news/list']) {
      expect(read(name)).toEqual({ server: undefined, tool: name })
    }
    expect(servedNames([])('a.b')).toEqual({ server: undefined, tool: 'a.b' })
  })

  it.each([
    '__init__',
    'a__',
    '/v1/items',
    'functions.search',
    'mcp__search',
    'with space__x',
    `${'a'.repeat(300)}__x`,
  ])('finds no server in %s', (name) => {
    expect(servedNames([name])(name)).toEqual({ server: undefined, tool: name })
  })
})
