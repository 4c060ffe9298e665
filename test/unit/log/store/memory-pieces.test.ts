import { expect, it } from 'vitest'
import { createMemoryPieces } from '../../../../src/log/store/memory-pieces.ts'
import { workingSetBounds } from '../../../../src/state/working-set.ts'

const summary = { integrity: 'untrusted', confidentiality: 'public', leaves: 1 } as const
const at = '2026-11-22T10:00:00.000Z'

// What it shares with the other stores stands in test/contract/store.ts.
it('a piece larger than the bound is pushed out at once and leaves its summary', () => {
  const pieces = createMemoryPieces()
  const sealed = new Uint8Array(workingSetBounds.trajectory + 1)
  pieces.add('t', 4, at, { sealed, summary, isLasting: true })
  expect(pieces.read('t', -1)).toEqual({ pieces: [], forgotten: [summary], last: 4 })
  expect(pieces.read('t', 4).forgotten).toEqual([])
})

it('its revision is another one after every piece', () => {
  const pieces = createMemoryPieces()
  const before = pieces.revision()
  pieces.add('t', 0, at, { sealed: new Uint8Array(1), summary, isLasting: false })
  expect(pieces.revision()).not.toBe(before)
})
