import { describe, expect, it } from 'vitest'
import {
  mayWrite,
  pathsInCode,
} from '../../../../../src/guardian/rules/protected-files/code-paths.ts'

const paths = (code: string) => pathsInCode(code).paths

describe('pathsInCode', () => {
  it('gives literals, those put together, and those that stand close as one path', () => {
    expect(paths(`open('a.json')`)).toEqual(['a.json'])
    expect(paths(`open(".mc" + "p.json")`)).toContain('.mcp.json')
    expect(paths(`Path.home() / ".cursor" / "mcp.json"`)).toContain('.cursor/mcp.json')
    expect(paths(`os.path.join(h, '.cursor', 'mcp.json')`)).toContain('.cursor/mcp.json')
    expect(paths("fs.writeFileSync(`.mcp.json`, '')")).toContain('.mcp.json')
    expect(paths('"""a"""')).toEqual(['a'])
    expect(paths('"C:\\\\Users\\\\x"')).toEqual(['C:\\Users\\x'])
  })

  it('gives nothing of comments and names without quotes', () => {
    expect(paths('# see .mcp.json\nx = 1')).toEqual([])
  })

  it('is not turned inside out by an apostrophe', () => {
    expect(paths("# don't\nopen('.mcp.json')")).toContain('.mcp.json')
    expect(paths("x = \"\nopen('.mcp.json')")).toContain('.mcp.json')
    expect(paths('eval("open(\\".mcp.json\\")")')).toContain('.mcp.json')
  })

  it('reads escapes of letters', () => {
    expect(paths("open('\\x2emcp\\u002ejson')")).toContain('.mcp.json')
    expect(paths("open('\\056mcp.json')")).toContain('.mcp.json')
  })

  it('reads all of long code, and of a long literal', () => {
    expect(paths(`${"f('a', 1)\n".repeat(20_000)}open('.mcp.json')`)).toContain('.mcp.json')
    expect(paths(`${'x = 1\n'.repeat(200_000)}open('.mcp.json')`)).toContain('.mcp.json')
    expect(paths(`open('${'./'.repeat(2_000)}.mcp.json')`)[0]).toMatch(/\.mcp\.json$/)
    expect(paths(`join("~", ${'".", '.repeat(3)}".cursor", "mcp.json")`)).toContain(
      '.cursor/mcp.json',
    )
    const many = Array.from({ length: 70_000 }, (_, at) => `f('${at}')`).join(';')
    expect(pathsInCode(many).isWhole).toBe(false)
    expect(pathsInCode(many.slice(0, 10_000)).isWhole).toBe(true)
    expect(paths('"'.repeat(200_000))).toEqual([])
    expect(paths(`'${'x'.repeat(200_000)}`)).toEqual([])
    expect(paths(`"'\``.repeat(20_000)).length).toBeLessThanOrEqual(2_048)
  })
})

describe('mayWrite', () => {
  it('holds for code that may change files', () => {
    for (const code of [
      'open(p, "w")',
      "open(p, mode='a')",
      'fs.writeFile(p)',
      'os.remove(p)',
      'shutil.copy(a, b)',
      'subprocess.run(x)',
    ]) {
      expect([code, mayWrite(code)]).toEqual([code, true])
    }
  })

  it('does not hold for code that only reads', () => {
    for (const code of ['open(p).read()', 'print(json.load(open("x")))', "fs.readFileSync('x')"]) {
      expect([code, mayWrite(code)]).toEqual([code, false])
    }
    expect(mayWrite('open ('.repeat(50_000))).toBe(false)
  })
})
