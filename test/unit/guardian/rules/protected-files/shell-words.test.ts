import { describe, expect, it } from 'vitest'
import { shellCommands } from '../../../../../src/guardian/rules/protected-files/shell-words.ts'

const words = (line: string) => shellCommands(line).map((command) => command.words)

describe('shellCommands', () => {
  it('takes words apart at white space, and not within quotes', () => {
    expect(words(`cat 'a b' "c d" e\\ f g""h`)).toEqual([['cat', 'a b', 'c d', 'e f', 'gh']])
    expect(words(`cat .m"cp".j'son'`)).toEqual([['cat', '.mcp.json']])
    expect(words(`echo "a \\" b" ''`)).toEqual([['echo', 'a " b', '']])
  })

  it('keeps the backslashes of a path of Windows', () => {
    expect(words('type C:\\Users\\ann\\x.json')).toEqual([['type', 'C:\\Users\\ann\\x.json']])
    expect(words('type "C:\\Program Files\\x"')).toEqual([['type', 'C:\\Program Files\\x']])
  })

  it('takes commands apart', () => {
    expect(words('a 1; b 2 && c 3 || d | e & f\ng')).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d'],
      ['e'],
      ['f'],
      ['g'],
    ])
    expect(words('( a ) { b; }')).toEqual([['a'], ['b']])
    expect(words('x $(cat y) `cat z` "a $(cat q (r)) b"')).toEqual(
      expect.arrayContaining([
        ['cat', 'y'],
        ['cat', 'z'],
        ['cat', 'q'],
      ]),
    )
  })

  it('takes redirections out of the words', () => {
    expect(shellCommands('echo a >x 2>> y < z &> w >| v')).toMatchObject([
      {
        words: ['echo', 'a'],
        redirections: [
          { isWriting: true, target: 'x' },
          { isWriting: true, target: 'y' },
          { isWriting: false, target: 'z' },
          { isWriting: true, target: 'w' },
          { isWriting: true, target: 'v' },
        ],
        texts: [],
      },
    ])
    expect(shellCommands('> x')[0]?.redirections).toEqual([{ isWriting: true, target: 'x' }])
  })

  it('keeps the text that stands in for a file apart', () => {
    const [cat, next] = shellCommands("cat > x <<'END'\nrm .mcp.json\nEND\nls y")
    expect(cat).toMatchObject({
      words: ['cat'],
      redirections: [{ isWriting: true, target: 'x' }],
      texts: ['rm .mcp.json'],
    })
    expect(next?.words).toEqual(['ls', 'y'])
    expect(shellCommands('sh <<< "rm x"')[0]?.texts).toEqual(['rm x'])
    expect(shellCommands('sh <<-END\n\ta\n\tEND')[0]?.texts).toEqual(['\ta'])
  })

  it('leaves comments out', () => {
    expect(words('ls # rm .mcp.json\ncat a#b')).toEqual([['ls'], ['cat', 'a#b']])
  })

  it('ends where a quote, a parenthesis or a text does not', () => {
    for (const line of [
      `cat 'a`,
      'cat "a',
      'cat $(a',
      'cat <<E\nx',
      'cat ${a',
      'cat \\',
      'a >',
      '<<',
    ]) {
      expect(shellCommands(line).length).toBeLessThanOrEqual(3)
    }
  })

  it('reads all of a long line', () => {
    expect(shellCommands('a;'.repeat(100_000)).length).toBe(100_000)
    expect(shellCommands(`${'x'.repeat(1_000_000)}; rm y`).at(-1)?.words).toEqual(['rm', 'y'])
    expect(shellCommands('<<a '.repeat(20_000))).toHaveLength(0)
    expect(shellCommands('\u0000\ud800'.repeat(10_000))).toHaveLength(1)
  })

  it('says where commands lie too deep', () => {
    for (const line of ['$('.repeat(50_000), '"$('.repeat(20_000), `$(${'$('.repeat(20)}rm x`]) {
      let isWhole = true
      shellCommands(line, () => {
        isWhole = false
      })
      expect(isWhole).toBe(false)
    }
    expect(words('echo $(echo $(echo $(rm x)))')).toContainEqual(['rm', 'x'])
  })

  it('takes the output of a command within a word for anything', () => {
    expect(words('rm .cur$(true)sor/mcp.json')).toEqual([['true'], ['rm', '.cur*sor/mcp.json']])
    expect(words('rm .cur`true`sor/mcp.json')).toEqual([['true'], ['rm', '.cur*sor/mcp.json']])
    expect(words('rm "$(pwd)/x"')).toEqual([['pwd'], ['rm', '*/x']])
    expect(words('echo `rm x')).toEqual([['echo'], ['rm', 'x']])
  })

  it('tells braces in quotes from those that a shell expands', () => {
    expect(shellCommands('rm {a,b}')[0]?.hasBraces).toBe(true)
    expect(shellCommands(`curl -d '{"a":1,"b":2}'`)[0]?.hasBraces).toBe(false)
  })
})

it('says which command gets the output of another', () => {
  const into = (line: string) =>
    shellCommands(line).map(
      (command) => `${command.words.join(' ')}>${command.into?.words[0] ?? ''}`,
    )
  expect(into('a | b; c || d')).toEqual(['a>b', 'b>', 'c>', 'd>'])
  expect(into('(a; b) | c')).toEqual(['a>c', 'b>c', 'c>'])
  expect(into('for x in 1; do a; done | c')).toEqual(['for x in 1>c', 'do a>c', 'done>c', 'c>'])
  expect(into('x "$(a | b)" `c`')).toEqual(['a>b', 'b>x', 'c>x', 'x * *>'])
  expect(into('a > >(b)')).toEqual(['a>b', 'b>'])
  expect(into('a |& b')).toEqual(['a>b', 'b>'])
})
