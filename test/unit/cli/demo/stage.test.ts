import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createStage,
  inventedKey,
  readReceived,
  type Stage,
} from '../../../../src/cli/demo/stage.ts'
import { credential } from '../../../../src/flow/recognise/credential.ts'
import { spansOf } from '../../../../src/flow/recognise/recogniser.ts'

let stage: Stage | undefined
afterEach(() => stage?.remove())

describe('createStage', () => {
  it('makes a folder of its own with the files of a user', () => {
    stage = createStage()
    expect(readdirSync(stage.files).sort()).toEqual([
      'credentials.txt',
      'diner.txt',
      'invoice.txt',
      'notes.txt',
    ])
    expect(readFileSync(join(stage.files, 'credentials.txt'), 'utf8')).toBe(`${inventedKey}\n`)
    if (process.platform !== 'win32') expect(statSync(stage.folder).mode & 0o077).toBe(0)
  })

  it('leaves nothing behind, and may be removed again', () => {
    stage = createStage()
    stage.remove()
    expect(existsSync(stage.folder)).toBe(false)
    expect(stage.remove).not.toThrow()
  })

  it('holds a key that the guard takes for a credential', () => {
    expect(spansOf(credential, inventedKey)).toHaveLength(1)
  })
})

describe('readReceived', () => {
  it('gives the calls in order, and none where no call came', () => {
    stage = createStage()
    expect(readReceived(stage.received.guarded)).toEqual([])
    const calls = [
      { tool: 'a', arguments: {} },
      { tool: 'b', arguments: { x: 1 } },
    ]
    writeFileSync(stage.received.guarded, calls.map((call) => `${JSON.stringify(call)}\n`).join(''))
    expect(readReceived(stage.received.guarded)).toEqual(calls)
  })

  it('does not take an unreadable file for an empty one', () => {
    stage = createStage()
    const { files } = stage
    expect(() => readReceived(files)).toThrow()
  })
})
