import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { trainFromLog } from '../../../src/cli/train-from-log-command.ts'
import { decodeModel } from '../../../src/guardian/classifier/model-file.ts'
import type { Entry, MarkLabel } from '../../../src/log/entry.ts'
import { markedTrajectories } from '../bench/train/marked-log.ts'
import { logOf } from './trip-log.ts'

const output = join(mkdtempSync(join(tmpdir(), 'mcip-from-log-')), 'own.model')
const flat = (all: readonly (readonly Entry[])[]): readonly Entry[] => all.flat()

async function trained(count: number, labelOf: Parameters<typeof markedTrajectories>[1]) {
  const log = await logOf(flat(markedTrajectories(count, labelOf)))
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  try {
    return { code: await trainFromLog({ log, seed: 1, output }), said: said.join('') }
  } finally {
    spy.mockRestore()
  }
}

const asInjected = ({ label }: { readonly label: string }): MarkLabel =>
  label === 'appropriate' ? 'appropriate' : 'function-injection'

describe('training from the log', () => {
  it('adopts a model that people make better, and says how much', async () => {
    const { code, said } = await trained(200, asInjected)
    expect(said).toContain('200 marks, each answered by a model that learned from marks of other')
    expect(said).toContain('McNemar')
    expect(code).toBe(0)
    expect(decodeModel(readFileSync(output)).classes).toHaveLength(11)
    const card = JSON.parse(readFileSync(`${output}.card.json`, 'utf8'))
    expect(card).toMatchObject({
      adopted: true,
      trajectories: 200,
      marks: { appropriate: 100, 'function-injection': 100 },
      comparison: { isNoWorse: true },
    })
  }, 60_000)

  it('refuses to learn from less than 200 marks, and says how many there are', async () => {
    await expect(trained(30, asInjected)).rejects.toMatchObject({
      code: 'train.too-few-marks',
      message: expect.stringContaining('the flow log holds 30 marks to learn from, 15 for a risk'),
    })
  })

  it('refuses to learn that nothing is ever wrong', async () => {
    await expect(trained(200, () => 'appropriate')).rejects.toMatchObject({
      code: 'train.too-few-marks',
    })
  }, 60_000)

  it('names the marks that it cannot learn from', async () => {
    const said: string[] = []
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
    const log = await logOf(flat(markedTrajectories(4, () => 'configuration-drift')))
    await expect(trainFromLog({ log, seed: 1, output })).rejects.toThrow('holds 0 marks')
    spy.mockRestore()
    expect(said.join('')).toContain('left out: 4 marks, risk-of-no-class')
  })

  it('needs a log that is there', async () => {
    const none = join(tmpdir(), 'mcip-no-such-log.db')
    await expect(trainFromLog({ log: none, seed: 1, output })).rejects.toMatchObject({
      code: 'log.missing',
    })
    expect(existsSync(none)).toBe(false)
  })
})
