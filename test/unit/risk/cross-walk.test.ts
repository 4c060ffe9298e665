import { describe, expect, it } from 'vitest'
import { crossWalk, owaspMcpTop10, safeMcpTechniques } from '../../../src/risk/cross-walk.ts'
import { riskIds } from '../../../src/risk/risk.ts'

describe('the cross-walk', () => {
  it('has one entry for each risk', () => {
    expect(Object.keys(crossWalk)).toEqual([...riskIds])
  })

  it('names only entries of the other catalogues, each once', () => {
    for (const { owaspMcp, safeMcp } of Object.values(crossWalk)) {
      for (const id of owaspMcp ?? []) expect(owaspMcpTop10).toHaveProperty(id)
      for (const id of safeMcp ?? []) expect(safeMcpTechniques).toHaveProperty(id)
      expect(new Set(owaspMcp).size).toBe(owaspMcp?.length ?? 0)
    }
  })

  it('uses every SAFE-MCP technique that it lists', () => {
    const used = new Set(Object.values(crossWalk).flatMap((entry) => entry.safeMcp ?? []))
    expect([...used].sort()).toEqual(Object.keys(safeMcpTechniques).sort())
  })

  it('writes null, never an empty list, where no entry fits', () => {
    for (const { owaspMcp, safeMcp } of Object.values(crossWalk)) {
      expect(owaspMcp).not.toEqual([])
      expect(safeMcp).not.toEqual([])
    }
    expect(crossWalk['replay-injection']).toEqual({ owaspMcp: null, safeMcp: null })
  })

  it('leaves OWASP MCP08 to the flow log: no risk maps to it', () => {
    const used = Object.values(crossWalk).flatMap((entry) => entry.owaspMcp ?? [])
    expect(used).not.toContain('MCP08')
  })

  it('cannot be changed, at any depth', () => {
    for (const part of [crossWalk, owaspMcpTop10, safeMcpTechniques, ...Object.values(crossWalk)]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })
})
