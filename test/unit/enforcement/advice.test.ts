import { describe, expect, it } from 'vitest'
import { adviceFor } from '../../../src/enforcement/advice.ts'
import { riskIds } from '../../../src/risk/risk.ts'

describe('adviceFor', () => {
  it('has a way on for the agent and a next step for a person, for every risk and for none', () => {
    for (const risk of [...riskIds, null]) {
      const { agent, person } = adviceFor(risk)
      expect(agent).toMatch(/^[A-Z].*\.$/)
      expect(person).toContain('`mcip ')
    }
  })

  it('does not send the agent to another tool where no tool may do it', () => {
    const { agent, person } = adviceFor('configuration-drift', 'presence')
    expect(agent).toContain('any tool')
    expect(agent).not.toMatch(/mcip|`/i)
    expect(person).toContain('`mcip log show')
    expect(adviceFor('configuration-drift', 'principle').agent).toContain('another tool')
  })

  it('never tells the agent a command with which it could approve itself', () => {
    for (const risk of [...riskIds, null]) expect(adviceFor(risk).agent).not.toMatch(/mcip|`/i)
  })
})
