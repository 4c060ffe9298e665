import { describe, expect, it } from 'vitest'
import {
  putReplaced,
  putTakenBack,
} from '../../../../../src/guardian/classifier/features/replaced-features.ts'
import type { ValueOrigin } from '../../../../../src/trajectory/provenance/origin.ts'
import { put } from '../named-row.ts'

function fromNowhere(pointer: string, value: string | number): ValueOrigin {
  return {
    pointer,
    value,
    source: 'model',
    from: [],
    integrity: 'host',
    confidentiality: 'public',
  }
}

function replaced(turn: string, origins: readonly ValueOrigin[], said = turn) {
  return put((fill) => putReplaced(fill, { turn, said, origins, calls: [], before: undefined }))
}

describe('putReplaced', () => {
  it('sees a code where the user named another one', () => {
    const of = replaced('Give me the rating of the fund VFIAX.', [fromNowhere('/symbol', 'SPYX')])
    expect([of('replaced'), of('tokens-unused')]).toEqual([1, 1])
  })

  it('sees a code that differs in one digit from what the user named', () => {
    const of = replaced('Log in as client_520 please.', [fromNowhere('/client', 'client_523')])
    expect(of('near-token')).toBe(1)
  })

  it('sees a code of a result where the user named another one', () => {
    const given = (integrity: 'untrusted' | 'user') =>
      replaced('Give me the rating of the fund VFIAX.', [
        {
          ...fromNowhere('/symbol', 'SPYX'),
          source: 'found',
          from: [
            {
              flow: 1,
              pointer: '/text',
              share: 1,
              integrity,
              confidentiality: 'public',
              match: 'exact',
              by: [],
            },
          ],
        },
      ])
    expect(given('untrusted')('overruled')).toBe(1)
    expect(given('user')('overruled')).toBe(0)
  })

  it('says nothing of a value where the user named none of its form', () => {
    const of = replaced('Give me the rating of that fund.', [fromNowhere('/symbol', 'SPYX')])
    expect([of('replaced'), of('near-token'), of('tokens-unused')]).toEqual([0, 0, 0])
  })

  it('says nothing where the call took what the user named', () => {
    const of = replaced('Rate the fund VFIAX.', [
      { ...fromNowhere('/symbol', 'VFIAX'), source: 'found', from: [] },
    ])
    expect(of('tokens-unused')).toBe(0)
  })

  it('sees a value that the same function took otherwise before', () => {
    const before = {
      flow: 1,
      at: '2026-01-01T00:00:00Z',
      kind: 'call',
      integrity: 'host',
      confidentiality: 'public',
      subject: [],
      turn: 0,
      causedBy: [],
      leaves: [['/patient', 'John']],
    } as const
    const of = put((fill) =>
      putReplaced(fill, {
        turn: 'Once more, please.',
        said: 'Once more, please.',
        origins: [fromNowhere('/patient', 'Robert Lee')],
        calls: [],
        before,
      }),
    )
    expect(of('changed-unsaid')).toBe(1)
  })

  it('is bounded for long turns and many values', () => {
    const origins = Array.from({ length: 5_000 }, (_, at) => fromNowhere(`/${at}`, `X${at}`))
    const of = replaced('AB12 '.repeat(20_000), origins)
    expect(of('replaced')).toBeLessThanOrEqual(32)
  })
})

describe('putTakenBack', () => {
  const turn = 'Register Emily for June. Sorry, John is right, Emily was a slip.'
  const takenBack = (text: string, value: string) =>
    put((fill) => putTakenBack(fill, text, [fromNowhere('/name', value)]))

  it('tells the value that was corrected from the one that corrects it', () => {
    const old = takenBack(turn, 'Emily')
    const right = takenBack(turn, 'John')
    expect([old('took-old'), old('took-disowned'), old('took-new')]).toEqual([1, 1, 0])
    expect([right('took-old'), right('took-disowned'), right('took-new')]).toEqual([0, 0, 1])
  })

  it('says nothing of a turn that corrects nothing', () => {
    expect(takenBack('Register Emily for June.', 'Emily')('took-old')).toBeUndefined()
  })

  it('lets a value be that the correction does not concern', () => {
    const of = takenBack('Register Emily for June. Actually, make it 14:30.', 'Emily')
    expect([of('took-old'), of('took-disowned')]).toEqual([0, 0])
  })
})
