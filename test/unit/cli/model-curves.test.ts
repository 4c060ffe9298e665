import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { curvesBeside } from '../../../src/cli/model-curves.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-curves-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sha256 = createHash('sha256').update('model').digest('hex')
const curve = [{ round: 1, learned: 1 }]
const curves = { unit: curve, trajectory: curve }

function modelWith(name: string, card?: string): string {
  const file = join(folder, name)
  writeFileSync(file, 'model')
  if (card !== undefined) writeFileSync(`${file}.card.json`, card)
  return file
}

describe('curvesBeside', () => {
  it('reads the curves of the card beside a model', () => {
    const card = JSON.stringify({ model: { sha256 }, training: { curves } })
    expect(curvesBeside(modelWith('a', card))).toEqual(curves)
  })

  it.each([
    ['none', undefined],
    ['torn', '{"model":'],
    ['of another', JSON.stringify({ model: { sha256: 'ab' }, training: { curves } })],
    ['of before', JSON.stringify({ model: { sha256 }, training: {} })],
  ])('does without a card that is %s', (name, card) => {
    expect(curvesBeside(modelWith(name, card))).toBeUndefined()
  })

  it('does without a model', () => {
    expect(curvesBeside(join(folder, 'nothing'))).toBeUndefined()
  })
})
