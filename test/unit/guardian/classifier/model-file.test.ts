import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import {
  decodeModel,
  encodeModel,
  maxModelBytes,
} from '../../../../src/guardian/classifier/model-file.ts'
import { replayModel } from './named-row.ts'

const encoder = { buckets: 3, dimensions: 2, scale: 0.5, vectors: Int8Array.of(1, -2, 3, -4, 5, 6) }
const model = replayModel({ encoder })
const bytes = encodeModel(model)

/** The bytes with the text of the head replaced by one of the same length. */
function withHead(from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  expect(text).toContain(from)
  return Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1')
}

describe('a model file', () => {
  it('gives the model back that was written', () => {
    expect(decodeModel(bytes)).toEqual(model)
    expect(decodeModel(encodeModel(replayModel()))).toEqual(replayModel())
  })

  it('is the same bytes for the same model', () => {
    expect(encodeModel(model)).toEqual(bytes)
  })

  it('is read from wherever its bytes lie', () => {
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(decodeModel(shifted.subarray(3))).toEqual(model)
    expect(decodeModel(Buffer.from(bytes))).toEqual(model)
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['other bytes', Buffer.from('{"this": "is no model at all"}')],
    ['half of one', bytes.subarray(0, bytes.length / 2)],
    ['more than one', Buffer.concat([bytes, Buffer.alloc(8)])],
    ['too much', new Uint8Array(maxModelBytes + 1)],
    ['another version', Buffer.from(bytes).fill(9, 8, 9)],
    ['a head that is no JSON', withHead('{"features"', '{]features"')],
    ['other features', withHead('"kind"', '"kine"')],
    ['other classes', withHead('"appropriate"', '"appropriat_"')],
    ['a temperature of nothing', withHead('"unit":1,', '"unit":0,')],
    ['trees without end', withHead('"nodes":2', '"nodes":9')],
    ['a count that is none', withHead('"nodes":2', '"nodes":-')],
    ['an encoder without end', withHead('"buckets":3', '"buckets":8')],
  ])('refuses %s', (_, broken) => {
    expect(() => decodeModel(broken)).toThrow(
      expect.objectContaining({ code: 'classifier.malformed-model' }),
    )
  })

  it('refuses a tree that leads back, to nowhere, or to a number that is none', () => {
    const { unit } = model
    const broken = [
      { ...unit, left: Int32Array.of(0, -3) },
      { ...unit, right: Int32Array.of(5, -4) },
      { ...unit, right: Int32Array.of(-60, -4) },
      { ...unit, roots: unit.roots.map(() => 7) },
      { ...unit, feature: Uint16Array.of(60_000, 0) },
      { ...unit, threshold: Float32Array.of(Number.NaN, 0) },
      { ...unit, leaves: unit.leaves.map(() => Number.POSITIVE_INFINITY) },
    ]
    for (const one of broken) {
      expect(() => decodeModel(encodeModel({ ...model, unit: one }))).toThrow('malformed model')
    }
  })

  it('never fails in another way, whichever byte is changed', () => {
    const chance = createChance(3)
    for (let round = 0; round < 2_000; round++) {
      const changed = Uint8Array.from(bytes)
      changed[chance.below(changed.length)] = chance.below(256)
      try {
        decodeModel(changed)
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'classifier.malformed-model' })
      }
    }
  })
})
