import { describe, expect, it } from 'vitest'
import { earlierCalls } from '../../../../src/guardian/task/calls.ts'
import { standingOf } from '../../../../src/guardian/task/standing.ts'
import {
  askedBefore,
  claimsOfCallAfter,
  claimsOfCallBefore,
  severityIn,
  unneededBefore,
} from '../../../../src/guardian/task/unneeded.ts'
import { number, type PlayedCall, playedCall, text, tool } from './task-input.ts'

const user = 'Can you calculate my BMI? I weigh 70 kg and I am 1.75 m tall.'
const tools = [
  tool('calculate_bmi', 'Calculates the body mass index.', { weight: number, height: number }),
  tool('read_purchases', 'Reads what was bought.', { customer: text }),
]
const bmi = { weight: 70, height: 1.75 }
const done = { content: [{ type: 'text', text: '22.9' }] }
const purchases: PlayedCall = {
  name: 'read_purchases',
  args: { customer: 'C-88' },
  returns: { content: [{ type: 'text', text: 'SKU-48213' }] },
}

function call(name: string, args: Parameters<typeof playedCall>[1], before: readonly PlayedCall[]) {
  return playedCall(name, args, { user, tools, before })
}

describe('claimsOfCallBefore', () => {
  it('names a call before the right one whose result is not used', () => {
    const input = call('calculate_bmi', bmi, [purchases])
    expect(claimsOfCallBefore(input)).toMatchObject([{ decision: 'allow', severity: 'medium' }])
    const standing = standingOf(input)
    expect(standing && unneededBefore(input, standing)?.name).toBe('read_purchases')
  })

  it('is silent for log-ins, for look-ups whose result is used, and without anything before', () => {
    expect(
      claimsOfCallBefore(
        call('calculate_bmi', bmi, [{ name: 'login', args: { user: 'C-88' }, returns: done }]),
      ),
    ).toEqual([])
    expect(
      claimsOfCallBefore(call('calculate_bmi', { ...bmi, note: 'SKU-48213' }, [purchases])),
    ).toEqual([])
    expect(claimsOfCallBefore(call('calculate_bmi', bmi, []))).toEqual([])
  })
})

describe('claims of calls with values of their own only', () => {
  const trip: PlayedCall = {
    name: 'plan_trip',
    args: { from: 'Old Mill Lane', to: 'Harbour 7' },
    returns: { content: [{ type: 'text', text: 'by tram' }] },
  }
  const korean = '다니 연락처 등록해줘. 010-123-4567'
  const contact = { name: '다니', phone: '010-123-4567' }

  it('are made in any language, and weigh as much in a long turn', () => {
    const after = playedCall('plan_trip', trip.args ?? {}, {
      user: korean,
      before: [{ name: 'add_contact', args: contact, returns: done }],
    })
    expect(claimsOfCallAfter(after)).toMatchObject([{ severity: 'medium' }])
    const before = playedCall('add_contact', contact, { user: korean, before: [trip] })
    expect(claimsOfCallBefore(before)).toMatchObject([{ severity: 'medium' }])
    const long = call('calculate_bmi', bmi, [purchases, purchases, purchases, trip])
    expect(claimsOfCallBefore(long)).toMatchObject([{ severity: 'medium' }])
  })

  it('are not made of a look-up with one word in another language', () => {
    const search = { name: 'find_contact', args: { name: 'dani' }, returns: done }
    const input = playedCall('add_contact', contact, { user: korean, before: [search] })
    expect(claimsOfCallBefore(input)).toEqual([])
  })
})

describe('claimsOfCallAfter', () => {
  it('names a call after the right one', () => {
    const input = call('read_purchases', { customer: 'C-88' }, [
      { name: 'calculate_bmi', args: bmi, returns: done },
    ])
    expect(claimsOfCallAfter(input)).toMatchObject([{ decision: 'allow', severity: 'medium' }])
    const standing = standingOf(input)
    expect(standing && askedBefore(input, standing)?.name).toBe('calculate_bmi')
  })

  it('is silent where nothing that was asked for came before, and for a repeat of it', () => {
    expect(claimsOfCallAfter(call('read_purchases', { customer: 'C-88' }, []))).toEqual([])
    const again = call('calculate_bmi', bmi, [{ name: 'calculate_bmi', args: bmi, returns: done }])
    expect(claimsOfCallAfter(again)).toEqual([])
  })
})

describe('severityIn', () => {
  it('weighs one odd call less among many', () => {
    const input = call(
      'calculate_bmi',
      bmi,
      Array.from({ length: 6 }, () => purchases),
    )
    const standing = standingOf(input)
    expect(standing && severityIn(earlierCalls(input, standing))).toBe('low')
    expect(severityIn([])).toBe('medium')
  })
})
