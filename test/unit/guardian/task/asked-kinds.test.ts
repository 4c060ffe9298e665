import { describe, expect, it } from 'vitest'
import { askedIn } from '../../../../src/guardian/task/asked.ts'
import { askedKinds } from '../../../../src/guardian/task/asked-kinds.ts'
import { memoryOf } from './task-input.ts'

function kindsIn(user: string) {
  const asked = askedIn(memoryOf({ user }))
  return asked === undefined ? undefined : askedKinds(asked)
}

describe('askedKinds', () => {
  it("reads what the user's verbs ask for", () => {
    expect(kindsIn('Please delete the poem and send it to Bo')).toEqual(new Set(['delete', 'send']))
    expect(kindsIn('How warm is it?')?.has('administer')).toBe(false)
  })

  it('knows what people say for undoing', () => {
    for (const user of ['Please annul the order', 'Take Zeta off my list', 'I no longer need it'])
      expect([user, kindsIn(user)?.has('delete')]).toEqual([user, true])
  })

  it('bounds the words it looks at', () => {
    expect(kindsIn(`${'word '.repeat(800)} delete`)?.has('delete')).toBe(false)
  })
})
