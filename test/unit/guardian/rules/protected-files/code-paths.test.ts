import { describe, expect, it } from 'vitest'
import {
  mayWrite,
  pathsInCode,
} from '../../../../../src/guardian/rules/protected-files/code-paths.ts'

describe('pathsInCode', () => {
  it('gives literals, those put together, and those that stand close as one path', () => {
    expect(pathsInCode(`open('a.json')`)).toEqual(['a.json'])
    expect(pathsInCode(`open(".mc" + "p.json")`)).toContain('.mcp.json')
    expect(pathsInCode(`Path.home() / ".cursor" / "mcp.json"`)).toContain('.cursor/mcp.json')
    expect(pathsInCode(`os.path.join(h, '.cursor', 'mcp.json')`)).toContain('.cursor/mcp.json')
    expect(pathsInCode("fs.writeFileSync(`.mcp.json`, '')")).toContain('.mcp.json')
    expect(pathsInCode('"""a"""')).toEqual(['a'])
    expect(pathsInCode('"C:\\\\Users\\\\x"')).toEqual(['C:\\Users\\x'])
  })

  it('gives nothing of comments and names without quotes', () => {
    expect(pathsInCode('# see .mcp.json\nx = 1')).toEqual([])
  })

  it('reads long code and open quotes in bounded time', () => {
    expect(pathsInCode('"'.repeat(200_000))).toEqual([])
    expect(pathsInCode(`'${'x'.repeat(200_000)}`)).toEqual([])
    expect(pathsInCode("'a',".repeat(50_000)).length).toBeLessThanOrEqual(2_048)
    expect(pathsInCode(`"'\``.repeat(20_000)).length).toBeLessThanOrEqual(2_048)
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
