import { describe, expect, it } from 'vitest'
import {
  calledFunction,
  isRecipient,
  isTarget,
} from '../../../../src/guardian/delegation/called-function.ts'
import { callOf, resultOf } from '../../../message.ts'
import { inputOf } from '../judge-input.ts'
import { calling, remembered } from './played.ts'

const past = remembered(undefined, [])

describe('calledFunction', () => {
  it('tells what a function can do', () => {
    const called = calledFunction(calling(past, 'send_money', { recipient: 'a', amount: 1 }))
    expect([...(called?.actions ?? [])].toSorted()).toEqual(['send', 'spend'])
    expect(called?.certain.has('send')).toBe(true)
    expect(called?.changes).toBe(true)
  })
  it('knows a visit by its address, and that it changes nothing', () => {
    const called = calledFunction(calling(past, 'get_thing', { url: 'a.example' }))
    expect(called?.actions.has('visit')).toBe(true)
    expect(called?.changes).toBe(false)
  })
  it('is undefined for answers, log-ins, rehearsals and nameless calls', () => {
    expect(calledFunction(inputOf(resultOf({}), { from: 'server' }))).toBeUndefined()
    expect(calledFunction(calling(past, 'login', { user: 'a' }))).toBeUndefined()
    expect(calledFunction(calling(past, 'pay', { dry_run: true }))).toBeUndefined()
    const nameless = { ...callOf('x', {}), params: {} }
    expect(calledFunction(inputOf(nameless))).toBeUndefined()
  })
  it('knows what pays from a log-in, whatever words of log-ins its name holds', () => {
    const called = calledFunction(calling(past, 'transfer_token', { to: 'a', amount: 1 }))
    expect(called?.certain.has('spend')).toBe(true)
    expect(calledFunction(calling(past, 'verify_account', { otp: '1' }))).toBeUndefined()
  })
  it('takes a call without arguments and without a definition', () => {
    const { name, args } = calledFunction(
      inputOf({ ...callOf('x', {}), params: { name: 'x' } }),
    ) ?? { name: '' }
    expect([name, args]).toEqual(['x', {}])
  })
})

describe('isTarget', () => {
  it('knows recipients by field or form', () => {
    expect(isRecipient('/to', 'Ada')).toBe(true)
    expect(isRecipient('/attendees/0', 'Ada')).toBe(true)
    expect(isRecipient('/x', 'ada@hats.example')).toBe(true)
    expect(isRecipient('/x', 'GB29NWBK60161331926819')).toBe(true)
  })
  it('takes ids, texts and paths for none', () => {
    expect(isRecipient('/channel_id', 'C024')).toBe(false)
    expect(isRecipient('/body', 'Write to ada@hats.example, she knows all about it')).toBe(false)
    expect(isRecipient('/path', '/home/ada/notes.txt')).toBe(false)
    expect(isRecipient('/x', 7)).toBe(false)
    expect(isRecipient('/x', 'a'.repeat(300))).toBe(false)
  })
  it('knows what is set, run or paid', () => {
    expect(isTarget('/new_password', 'x')).toBe(true)
    expect(isTarget('/command', 'ls')).toBe(true)
    expect(isTarget('/code', 'print(1)')).toBe(true)
    expect(isTarget('/discount_code', 'SPRING')).toBe(false)
  })
})
