import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { modelFileOf, ownModelFile } from '../../../src/cli/own-model.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the model of one’s own', () => {
  it('lies where the flow log usually does, wherever this log is', () => {
    const env = { XDG_STATE_HOME: '/state', LOCALAPPDATA: 'C:\\state', MCIP_LOG: '/else/log.db' }
    expect(ownModelFile(env)).toMatch(/mcip[/\\]guardian\.model$/)
    expect(ownModelFile(env)).not.toContain('else')
  })

  it.skipIf(process.platform !== 'linux')('is what `own` names once it is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mcip-own-'))
    vi.stubEnv('XDG_STATE_HOME', folder)
    expect(() => modelFileOf('own')).toThrow('there is no model of your own')
    const { mkdirSync } = await import('node:fs')
    mkdirSync(dirname(ownModelFile()))
    writeFileSync(ownModelFile(), '')
    expect(modelFileOf('own')).toBe(join(folder, 'mcip', 'guardian.model'))
  })

  it('is asked only by its name', () => {
    expect(modelFileOf(undefined)).toBeUndefined()
    expect(modelFileOf('a.model')).toBe('a.model')
  })
})
