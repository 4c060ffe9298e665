import { afterEach, describe, expect, it } from 'vitest'
import { prove } from '../../../../src/cli/demo/prove.ts'
import { StoryFault } from '../../../../src/cli/demo/scene.ts'
import { createStage, type Stage } from '../../../../src/cli/demo/stage.ts'
import { tamper } from '../../../../src/cli/demo/tamper.ts'
import type { Told } from '../../../../src/cli/demo/told.ts'
import { sampleEntry, writeSampleLog } from './sample-log.ts'

let stage: Stage | undefined
afterEach(() => stage?.remove())

function verifications(told: readonly Told[]) {
  return told.flatMap((one) => (one.kind === 'verified' ? [{ log: one.log, ok: one.ok }] : []))
}

describe('prove', () => {
  it('verifies the log, and finds the change in the copy', async () => {
    stage = createStage()
    const entries = await writeSampleLog(stage.log, [false, true, false])
    const told: Told[] = []
    await prove(stage, entries, (one) => told.push(one))
    expect(verifications(told)).toEqual([
      { log: 'own', ok: true },
      { log: 'changed', ok: false },
    ])
    expect(told.filter((one) => one.kind === 'check' && !one.ok)).toEqual([])
  })

  it('fails when the log does not verify', async () => {
    stage = createStage()
    const other = `${stage.log}.other`
    const entries = await writeSampleLog(other, [false, true])
    tamper(other, stage.log, 1)
    const told: Told[] = []
    await expect(prove(stage, entries, (one) => told.push(one))).rejects.toThrow(StoryFault)
    expect(verifications(told)).toEqual([{ log: 'own', ok: false }])
  })

  it('fails when entries are missing that were seen before', async () => {
    stage = createStage()
    const entries = await writeSampleLog(stage.log, [false, true])
    const more = [...entries, sampleEntry(false)]
    await expect(prove(stage, more, () => undefined)).rejects.toThrow('the log is whole')
  })

  it('fails when nothing was blocked', async () => {
    stage = createStage()
    const entries = await writeSampleLog(stage.log, [false, false])
    await expect(prove(stage, entries, () => undefined)).rejects.toThrow('now says allow')
  })
})
