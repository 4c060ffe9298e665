import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openPiece, sealPiece } from '../../../src/log/seal.ts'

const key = randomBytes(32)
const binding = { trajectory: { source: 'process', value: 'a' }, position: 3 } as const
const plain = Buffer.from('what judging needs')
const unreadable = expect.objectContaining({ code: 'log.piece-unreadable' })

describe('a sealed piece', () => {
  it('opens to what was sealed and shows nothing of it', () => {
    const sealed = sealPiece(key, binding, plain, randomBytes(12))
    expect(Buffer.from(sealed).includes('judging')).toBe(false)
    expect(Buffer.from(openPiece(key, binding, sealed)).toString()).toBe('what judging needs')
  })

  it('does not open under another key, trajectory or place', () => {
    const sealed = sealPiece(key, binding, plain, randomBytes(12))
    expect(() => openPiece(randomBytes(32), binding, sealed)).toThrow(unreadable)
    expect(() => openPiece(key, { ...binding, position: 4 }, sealed)).toThrow(unreadable)
    expect(() =>
      openPiece(key, { ...binding, trajectory: { source: 'host', value: 'a' } }, sealed),
    ).toThrow(unreadable)
  })

  it('does not open when any byte was changed or cut', () => {
    const sealed = Buffer.from(sealPiece(key, binding, plain, randomBytes(12)))
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
      expect(() => openPiece(key, binding, changed)).toThrow(unreadable)
      expect(() => openPiece(key, binding, sealed.subarray(0, index))).toThrow(unreadable)
    }
  })
})
