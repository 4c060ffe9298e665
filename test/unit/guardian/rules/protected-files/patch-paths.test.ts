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
    expect(paths('+++ "b/.mcp.json"\t2026-01-01')).toEqual(
      ['"b/.mcp.json"'].map((p) => p.slice(1, -1)),
    )
  })

  it('reads no line of the content, and no empty side', () => {
    expect(paths('+see .mcp.json', ' --- a/x', '--- /dev/null', '@@')).toEqual([])
  })

  it('reads long patches in bounded time', () => {
    expect(paths(...Array<string>(10_000).fill('+++ b/x')).length).toBeLessThanOrEqual(257)
    expect(paths(`+++ ${'x'.repeat(300_000)}`)).toHaveLength(1)
  })
})
