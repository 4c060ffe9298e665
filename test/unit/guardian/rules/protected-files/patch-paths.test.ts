import { describe, expect, it } from 'vitest'
import { touchesOfPatch } from '../../../../../src/guardian/rules/protected-files/patch-paths.ts'

const paths = (...lines: string[]) => touchesOfPatch(lines.join('\n')).map(({ path }) => path)

describe('touchesOfPatch', () => {
  it('reads the headers of every kind of patch', () => {
    expect(paths('--- a/x.json', '+++ b/y.json', '@@ -1 +1 @@')).toEqual(['x.json', 'y.json'])
    expect(paths('diff --git a/x b/.mcp.json')).toEqual(['.mcp.json'])
    expect(paths('*** Begin Patch', '*** Add File: .mcp.json', '+{}')).toEqual(['.mcp.json'])
    expect(paths('*** Update File: a', '*** Move to: .mcp.json')).toEqual(['a', '.mcp.json'])
    expect(paths('rename from a', 'rename to .mcp.json')).toEqual(['a', '.mcp.json'])
    expect(paths('+++ "b/.mcp.json"\t2026-01-01')).toEqual(['.mcp.json'])
    expect(paths('+++ "b/\\056mcp.json"')).toEqual(['.mcp.json'])
  })

  it('reads no line of the content, and no empty side', () => {
    expect(paths('+see .mcp.json', ' --- a/x', '--- /dev/null', '@@')).toEqual([])
  })

  it('reads all of a long patch, and of a long name', () => {
    const many = Array<string>(10_000).fill('+++ b/x')
    expect(paths(...many, '+++ b/.mcp.json').at(-1)).toBe('.mcp.json')
    expect(paths('+x\n'.repeat(300_000), '+++ b/.mcp.json').at(-1)).toBe('.mcp.json')
    expect(paths(`+++ b/${'./'.repeat(2_000)}.mcp.json`)[0]).toMatch(/\/\.mcp\.json$/)
    expect(paths(`diff --git a/${'x'.repeat(300_000)} b/.mcp.json`)).toEqual(['.mcp.json'])
  })
})
