import { describe, expect, it } from 'vitest'
import { adviceFor, adviceForPerson } from '../../../src/enforcement/advice.ts'
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

  it('blames no server for what it only read', () => {
    const { person } = adviceFor('function-dependency-injection')
    expect(person).toContain('the server, or what it read')
  })

  it('never tells the agent a command with which it could approve itself', () => {
    for (const risk of [...riskIds, null]) expect(adviceFor(risk).agent).not.toMatch(/mcip|`/i)
  })
})

describe('adviceForPerson', () => {
  it('names no entry of the log where there is none', () => {
    const names = { server: 'files', trajectory: 't' }
    const of = (logHint?: string) => adviceForPerson({ risk: null }, names, false, logHint)
    expect(of()).toBe('look at the evidence with `mcip log show t`')
    expect(of('run `mcip log repair`')).toBe('the log has no entry of it: run `mcip log repair`')
    const drift = { risk: 'configuration-drift', element: 'principle' } as const
    expect(adviceForPerson(drift, names, false, 'run it')).toContain('`mcip servers forget files`')
  })
})
