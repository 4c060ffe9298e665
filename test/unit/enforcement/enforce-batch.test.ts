import { describe, expect, it } from 'vitest'
import { enforceBatch } from '../../../src/enforcement/enforce-batch.ts'
import { callOf, notificationOf, requestOf, resultOf } from '../../message.ts'
import { at, judged } from './enforce-input.ts'

const kinds = (...inputs: Parameters<typeof enforceBatch>[0]) =>
  enforceBatch(inputs).map((action) => action.kind)

describe('enforceBatch', () => {
  it('lets a batch on in which every message may go on', () => {
    expect(kinds(judged(callOf('a')), judged(notificationOf('x')))).toEqual(['forward', 'forward'])
    expect(enforceBatch([])).toEqual([])
  })

  it('lets a batch on with a list that loses a tool and a message that loses a key', () => {
    const list = resultOf({ tools: [{ name: 'a' }] })
    const own = resultOf({ _meta: { 'dev.mcip/x': 1 } }, 2)
    expect(
      kinds(judged(list, [at('/result/tools/0')]), judged(own), judged(resultOf({}, 3))),
    ).toEqual(['replace', 'replace', 'forward'])
  })

  it('stops all of it when one message is stopped, and answers every request', () => {
    const actions = enforceBatch([
      judged(callOf('a', {}, 1)),
      judged(callOf('b', {}, 2), [{}]),
      judged(notificationOf('x')),
      judged(requestOf('ping', {}, 3)),
    ])
    const replies = actions.map((action) =>
      action.kind === 'reject' ? action.reply(0) : action.kind,
    )
    expect(replies[0]).toContain('Another message of the same batch is not allowed.')
    expect(replies[1]).toContain('a finding.')
    expect(replies[2]).toBeUndefined()
    expect(JSON.parse(replies[3] ?? '')).toMatchObject({ id: 3, error: { code: -31001 } })
  })

  it('replaces every answer of a stopped batch', () => {
    const actions = enforceBatch([
      judged(resultOf({ secret: 'x' }, 1)),
      judged(resultOf({}, 2), [{}]),
    ])
    for (const action of actions) {
      expect(action.kind === 'replace' && 'text' in action && action.text(0)).not.toContain(
        'secret',
      )
    }
  })

  it('says that a person must decide when nothing worse happened', () => {
    const asked = { decision: 'ask' } as const
    const [first] = enforceBatch([
      judged(requestOf('x', {}, 1)),
      judged(requestOf('y', {}, 2), [asked]),
    ])
    expect(first?.kind === 'reject' && JSON.parse(first.reply(0) ?? '').error.code).toBe(-31002)
    const [other] = enforceBatch([
      judged(requestOf('x', {}, 1)),
      judged(requestOf('y', {}, 2), [asked]),
      judged(requestOf('z', {}, 3), [{}]),
    ])
    expect(other?.kind === 'reject' && JSON.parse(other.reply(0) ?? '').error.code).toBe(-31001)
  })

  it('lets everything on in mode observe', () => {
    expect(kinds(judged(callOf('a'), [{}], { mode: 'observe' }))).toEqual(['forward'])
  })
})
