import { expect, it } from 'vitest'
import { earlierPlace } from '../../../src/guardian/earlier-place.ts'

it('names flow and pointer, and the span only where there is one', () => {
  const place = { flow: 3, pointer: '/body', span: [1, 4] as const, match: 'exact' }
  expect(earlierPlace(place)).toEqual({ pointer: '/body', earlier: 3, span: [1, 4] })
  expect(earlierPlace({ flow: 0, pointer: '' })).toStrictEqual({ pointer: '', earlier: 0 })
  expect(earlierPlace({ flow: 0, pointer: '', span: undefined })).not.toHaveProperty('span')
})
