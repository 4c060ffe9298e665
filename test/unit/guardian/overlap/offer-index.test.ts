import { describe, expect, it } from 'vitest'
import { hasOthers, offerIndexOf } from '../../../../src/guardian/overlap/offer-index.ts'
import type { OfferedTool } from '../../../../src/trajectory/memory.ts'

const described = 'Sends a hat to an address in town and returns its number to the caller'
const tool = (server: string, name: string, description = ''): OfferedTool => ({
  server,
  name,
  definition: { name, description },
})
const names = (offered: readonly OfferedTool[], of: OfferedTool) =>
  offerIndexOf(offered)
    .matchesOf(of)
    .matches.map(({ other, likeness, isCopy }) => [other.name, likeness, isCopy])

describe('offerIndexOf', () => {
  it('finds alike names by every kind of likeness, and copies', () => {
    const offered = ['send_hat', 'send_hat_v2', 'sendHat', 'sеnd_hat', 'esnd_hat', 'other'].map(
      (name) => tool('a', name),
    )
    const wear = tool('a', 'wear', described)
    expect(
      names([...offered, wear], tool('b', 'send_hat'))
        .map(([, kind]) => kind)
        .sort(),
    ).toEqual(['equal', 'version', 'separators', 'homoglyph', 'letter'].sort())
    const copy = tool('b', 'put_on', described.replace('town', 'city'))
    expect(names([...offered, wear], copy)).toEqual([['wear', undefined, true]])
  })

  it('compares no tools of one server with each other', () => {
    expect(names([tool('a', 'x')], tool('a', 'x'))).toEqual([])
    expect(hasOthers([tool('a', 'x')], 'a')).toBe(false)
    expect(hasOthers([tool('a', 'x')], 'b')).toBe(true)
    expect(hasOthers([tool('a', 'x'), tool('b', 'x')], 'a')).toBe(true)
    expect(hasOthers([], 'a')).toBe(false)
  })

  it('is made once for an offer', () => {
    const offered = [tool('a', 'x')]
    expect(offerIndexOf(offered)).toBe(offerIndexOf(offered))
  })

  it('says where more are alike than are compared', () => {
    const offered = Array.from({ length: 70 }, (_, at) => tool('a', `send${at}`))
    expect(offerIndexOf(offered).matchesOf(tool('b', 'send')).isWhole).toBe(false)
  })
})
