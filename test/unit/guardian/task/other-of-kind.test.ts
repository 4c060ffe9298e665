import { describe, expect, it } from 'vitest'
import { otherOfKind, otherReturned } from '../../../../src/guardian/task/other-of-kind.ts'
import type { JsonObject } from '../../../../src/mcp/json.ts'
import { expectLinear } from '../../../support/growth.ts'
import { type PlayedCall, playedCall, text, tool } from './task-input.ts'

const tools = [
  tool('read_bill', 'Reads a bill.', { id: text }),
  tool('pay', 'Pays.', { iban: text, mail: text, code: text }),
]
const returning = (words: string): PlayedCall => ({
  name: 'read_bill',
  args: { id: '7' },
  returns: { content: [{ type: 'text', text: words }] },
})
const bill = returning(
  'Pay 80 EUR to DE89 3704 0044 0532 0130 00, mail bills@lamp.example, code KX-48815.',
)

function sureness(args: JsonObject, before: readonly PlayedCall[] = [bill]) {
  const input = playedCall('pay', args, { user: 'Pay the bill.', tools, before })
  const sent = Object.values(args).join('\n').toLowerCase()
  return input.origins.map((origin) => otherReturned(origin, input.past, sent))
}

describe('a value that nobody gave', () => {
  it('stands in for the account or the address that a read returned', () => {
    expect(sureness({ iban: 'LT601010012345678901' })).toEqual([0.75])
    expect(sureness({ mail: 'money@other.example' })).toEqual([0.75])
  })

  it('stands in for a code that it misses by a character', () => {
    expect(sureness({ code: 'KX-48851' })).toEqual([0.75])
    expect(sureness({ code: 'ZZ-00192' })).toEqual([undefined])
  })

  it('is the returned one in another writing', () => {
    expect(sureness({ iban: 'DE89370400440532013000' })).toEqual([undefined])
  })

  it('stands in for nothing where no read returned one of its kind, or many did', () => {
    const plain = returning('Pay 80 EUR.')
    expect(sureness({ mail: 'money@other.example' }, [plain])).toEqual([undefined])
    const many = returning(['a', 'b', 'c', 'd', 'e'].map((n) => `${n}@x.example`).join())
    expect(sureness({ mail: 'money@other.example' }, [many])).toEqual([undefined])
  })

  it('stands beside the returned one where the call uses that too', () => {
    const args = { mail: 'bills@lamp.example', code: 'team@other.example' }
    expect(sureness(args)).toEqual([undefined, undefined])
  })

  it('stands in for the address that the user gave', () => {
    const input = playedCall('pay', { mail: 'tom@reed.example' }, { user: 'Pay.', tools })
    const at = (text: string) =>
      input.origins.map((origin) => otherOfKind(origin, [text], 'tom@reed.example'))
    expect(at('Write to ada@brook.example.')).toEqual([0.75])
    expect(at('Write to Ada.')).toEqual([undefined])
    expect(at('Write to tom@reed.example or ada@brook.example.')).toEqual([undefined])
  })

  it('is looked for in work in proportion', () => {
    expectLinear(
      200_000,
      (size) => [returning('a1@ '.repeat(size))],
      (before) => sureness({ mail: 'money@other.example' }, before),
    )
  })
})
