import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadModel } from '../../../../src/guardian/classifier/load-model.ts'
import { encodeModel, maxModelBytes } from '../../../../src/guardian/classifier/model-file.ts'
import { shippedModel } from '../../../../src/guardian/classifier/shipped-model.ts'
import { replayModel } from './named-row.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-model-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'own.model')

describe('loadModel', () => {
  it('reads a model that was written', () => {
    writeFileSync(file, encodeModel(replayModel()))
    expect(loadModel(file)).toEqual(replayModel())
  })

  it('names the file where there is none, or where it is too large to be one', () => {
    const missing = expect.objectContaining({ code: 'classifier.unreadable-model' })
    expect(() => loadModel(join(folder, 'none'))).toThrow(missing)
    writeFileSync(file, '')
    truncateSync(file, maxModelBytes + 1)
    expect(() => loadModel(file)).toThrow(missing)
    expect(() => loadModel(folder)).toThrow(missing)
  })

  it('refuses what is no model', () => {
    writeFileSync(file, 'this is a text and no model')
    expect(() => loadModel(file)).toThrow('malformed model')
  })

  it('reads the model that ships, where one does', () => {
    const shipped = shippedModel()
    if (shipped === undefined) expect(() => loadModel()).toThrow('ships none')
    else expect(loadModel().classes).toHaveLength(11)
  })
})
