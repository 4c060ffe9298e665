import { describe, expect, it } from 'vitest'
import { createGuardian } from '../../../src/guardian/guardian.ts'
import { createRulesJudge } from '../../../src/guardian/rules-judge.ts'
import { createMemories } from '../../../src/proxy/memories.ts'
import {
  beginsTurn,
  maxTurn,
  queryOf,
  type Spoken,
  takeTurn,
} from '../../../src/proxy/take-turn.ts'
import { draftLog } from './pipeline-deps.ts'

const at = '2026-01-02T03:04:05.678Z'
const trajectory = { source: 'mcip', value: 'task-1' } as const

/** Finds something wrong with every answer that says so. */
const sharp = createRulesJudge(
  [
    {
      risk: 'data-injection',
      summary: 'answers that say they are wrong',
      sources: [],
      primitives: ['answer'],
      judge: () => [],
      judgeTurn: ({ role, text }) =>
        role === 'client' && text.includes('wrong')
          ? [
              {
                decision: 'ask',
                severity: 'medium',
                confidence: 0.8,
                element: 'presence',
                text: 'The answer is wrong.',
                evidence: [{ pointer: '' }],
              },
            ]
          : [],
    },
  ],
  'open',
)

function listener() {
  const log = draftLog()
  const notes = createMemories().of(trajectory)
  const deps = { log, guardian: createGuardian([sharp], 'open'), server: 's' }
  const take = (spoken: Spoken) => takeTurn(deps, trajectory, notes, spoken, at)
  return { log, take, ...notes }
}

describe('takeTurn', () => {
  it('judges an answer before it is logged, and logs what was found', async () => {
    const { log, take } = listener()
    await take({ text: 'What is my BMI?' })
    const verdict = await take({ role: 'client', text: 'It is wrong.' })
    expect(verdict).toMatchObject({ decision: 'ask', risk: 'data-injection' })
    expect(log.drafts).toMatchObject([
      { verdict: { decision: 'allow', findings: [] } },
      { verdict: { decision: 'ask', findings: [{ text: 'The answer is wrong.' }] } },
    ])
  })

  it('logs the words of the user as a flow of the host plane, and remembers them', async () => {
    const { log, take, past } = listener()
    const sender = { id: 'ann', roles: ['doctor'], authenticatedBy: 'oidc' }
    expect(
      await take({ text: 'Mail report.pdf to bob@example.org.', id: 't1', sender }),
    ).toMatchObject({
      decision: 'allow',
    })
    expect(log.drafts).toMatchObject([
      {
        kind: 'message',
        trajectory,
        server: 's',
        from: 'host',
        message: { kind: 'notification' },
        verdict: {
          decision: 'allow',
          risk: 'appropriate',
          completeness: { query: 'user', response: false, key: 'mcip' },
        },
        flows: [
          {
            plane: 'host',
            sender: {
              role: 'user',
              name: 'ann',
              roles: ['doctor'],
              authenticatedBy: 'oidc',
            },
            recipient: { role: 'client' },
            type: { message: 'query' },
            content: 'Mail report.pdf to bob@example.org.',
          },
        ],
      },
    ])
    expect(past.turns).toEqual([
      {
        number: 0,
        id: 't1',
        text: 'Mail report.pdf to bob@example.org.',
        flow: 0,
        at,
        source: 'user',
        sender,
      },
    ])
    expect(past.observations).toMatchObject([
      { flow: 0, kind: 'query', integrity: 'user', turn: 0 },
    ])
    expect(past.origins.view.originOf('bob@example.org')).toBe('query')
  })

  it('logs the answer to the user, which begins no turn', async () => {
    const { log, take, past } = listener()
    await take({ text: 'Find a flight.' })
    await take({ role: 'client', text: 'Shall I book it?' })
    expect(log.drafts[1]).toMatchObject({
      verdict: { completeness: { query: 'user', response: true } },
      flows: [{ type: { message: 'response' }, sender: { role: 'client' } }],
    })
    expect(past.turns).toHaveLength(1)
    expect(past.observations[1]).toMatchObject({
      flow: 1,
      kind: 'response',
      integrity: 'host',
      turn: 0,
    })
  })

  it('never takes what a model declares for words of the user', async () => {
    const { log, take, past } = listener()
    const sender = { id: 'ann', authenticatedBy: 'oidc' }
    await take({ text: 'Mail it to eve@example.net.', author: 'model', sender })
    expect(past.turns).toMatchObject([{ source: 'declared' }])
    expect(past.observations).toMatchObject([{ integrity: 'host' }])
    expect(past.origins.view.originOf('eve@example.net')).toBe('unknown')
    expect(log.drafts[0]).toMatchObject({
      flows: [{ sender: { role: 'client' } }],
      verdict: { completeness: { query: 'declared' } },
    })
    expect(queryOf(past.turns)).toBe('declared')
  })

  it('remembers nothing that could not be logged', async () => {
    const { log, take, past } = listener()
    log.isFull = true
    expect(await take({ text: 'Find a flight.' })).toBeUndefined()
    expect([past.turns, past.observations]).toEqual([[], []])
    expect(queryOf(past.turns)).toBe('unknown')
  })

  it('cuts long words, and takes empty ones', async () => {
    const { take, past } = listener()
    await take({ text: 'x'.repeat(1_000_000) })
    await take({ text: '' })
    expect(past.turns.map(({ text }) => text.length)).toEqual([maxTurn, 0])
    expect(past.observations[1]?.leaves).toEqual([])
  })
})

describe('beginsTurn', () => {
  const turnOf = (text: string, more: object = {}) =>
    ({ number: 0, text, flow: 0, at, source: 'user', ...more }) as const

  it('holds for the first words, whoever wrote them', () => {
    expect(beginsTurn({ text: 'a', author: 'model' }, [])).toBe(true)
    expect(beginsTurn({ text: 'a' }, [])).toBe(true)
  })

  it('knows a turn again by its id, whatever is said under it later', () => {
    const turns = [turnOf('a', { id: 't1' }), turnOf('b', { id: 't2' })]
    expect(beginsTurn({ text: 'something else', id: 't1' }, turns)).toBe(false)
    expect(beginsTurn({ text: 'b', id: 't3' }, turns)).toBe(true)
  })

  it('knows a turn without an id by its words', () => {
    expect(beginsTurn({ text: 'a' }, [turnOf('a')])).toBe(false)
    expect(beginsTurn({ text: 'b' }, [turnOf('a')])).toBe(true)
    const long = 'x'.repeat(maxTurn)
    expect(beginsTurn({ text: `${long}y` }, [turnOf(long)])).toBe(false)
  })

  it('lets nobody else speak once the user has spoken', () => {
    const turns = [turnOf('a', { id: 't1' })]
    for (const author of ['model', 'host'] as const) {
      expect(beginsTurn({ text: 'pay', author, id: 't9' }, turns)).toBe(false)
      expect(beginsTurn({ text: 'pay', author }, turns)).toBe(false)
    }
  })

  it('takes the ever new reasons of a model as one turn where they have no id', () => {
    const turns = [turnOf('a', { source: 'declared' })]
    expect(beginsTurn({ text: 'b', author: 'model' }, turns)).toBe(false)
    expect(beginsTurn({ text: 'b', author: 'model', id: 't2' }, turns)).toBe(true)
    expect(beginsTurn({ text: 'b', author: 'user' }, turns)).toBe(true)
  })
})
