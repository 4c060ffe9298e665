import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ownModelFile } from '../../../src/cli/own-model.ts'
import { trainFromLog } from '../../../src/cli/train-from-log-command.ts'
import { decodeModel } from '../../../src/guardian/classifier/model-file.ts'
import type { Entry, MarkLabel } from '../../../src/log/entry.ts'
import { markedTrajectories } from '../bench/train/marked-log.ts'
import { mcip } from './approval-log.ts'
import { atTerminal, hasScript } from './at-terminal.ts'
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

  it('refuses a log whose chain somebody broke', async () => {
    const [first = []] = markedTrajectories(1, asInjected)
    const torn = first.map((entry) => ({ ...entry, seq: entry.seq + 1 }))
    const log = await logOf(torn)
    await expect(trainFromLog({ log, seed: 1, output })).rejects.toMatchObject({
      code: 'train.broken-log',
    })
  })

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

describe.skipIf(process.platform !== 'linux')('the model that `own` names', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  /** A state folder whose usual log has 200 marks. */
  async function usualFolder(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'mcip-usual-'))
    mkdirSync(join(folder, 'mcip'))
    const made = dirname(await logOf(flat(markedTrajectories(200, asInjected))))
    renameSync(made, join(folder, 'mcip'))
    vi.stubEnv('XDG_STATE_HOME', folder)
    vi.stubEnv('MCIP_LOG', '')
    return folder
  }

  it('learns from no other log, whoever names it', async () => {
    await usualFolder()
    const log = await logOf()
    const reason = expect.objectContaining({ code: 'cli.usage' })
    await expect(trainFromLog({ log, seed: 1 })).rejects.toEqual(reason)
    await expect(trainFromLog({ log, seed: 1, output: ownModelFile() })).rejects.toEqual(reason)
    vi.stubEnv('MCIP_LOG', log)
    await expect(trainFromLog({ seed: 1 })).rejects.toEqual(reason)
    expect(existsSync(ownModelFile())).toBe(false)
  })

  it('is not made where nobody is at a terminal', async () => {
    await usualFolder()
    await expect(trainFromLog({ seed: 1 })).rejects.toMatchObject({ code: 'cli.needs-terminal' })
    expect(existsSync(ownModelFile())).toBe(false)
  }, 60_000)

  it.skipIf(!hasScript)(
    'is not made when another word is typed',
    async () => {
      await usualFolder()
      const { code, text } = await atTerminal(mcip('train', '--from-log'), () => 'no')
      expect(text).toContain(
        '200 marks in 200 trajectories: 100 appropriate, 100 function-injection',
      )
      expect(text).toContain('nothing was changed')
      expect(code).toBe(1)
      expect(existsSync(ownModelFile())).toBe(false)
    },
    60_000,
  )

  it.skipIf(!hasScript)(
    'is made when a person types the word',
    async () => {
      await usualFolder()
      const { code, text } = await atTerminal(mcip('train', '--from-log'))
      expect(text).toContain('`--model own` asks it')
      expect(code).toBe(0)
      expect(decodeModel(readFileSync(ownModelFile())).classes).toHaveLength(11)
    },
    60_000,
  )
})
