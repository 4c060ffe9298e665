import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isOwnModel, isUsualLog, modelFileOf, ownModelFile } from '../../../src/cli/own-model.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the model of one’s own', () => {
  it('lies where the flow log usually does, wherever this log is', () => {
    const env = { XDG_STATE_HOME: '/state', LOCALAPPDATA: 'C:\\state', MCIP_LOG: '/else/log.db' }
    expect(ownModelFile(env)).toMatch(/mcip[/\\]guardian\.model$/)
    expect(ownModelFile(env)).not.toContain('else')
  })

  it.skipIf(process.platform !== 'linux')('is what `own` names once it is there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mcip-own-'))
    vi.stubEnv('XDG_STATE_HOME', folder)
    expect(() => modelFileOf('own')).toThrow('there is no model of your own')
    mkdirSync(dirname(ownModelFile()))
    writeFileSync(ownModelFile(), '')
    expect(modelFileOf('own')).toBe(join(folder, 'mcip', 'guardian.model'))
  })

  it.skipIf(process.platform !== 'linux')('is known however its place is written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mcip-own-'))
    const env = { XDG_STATE_HOME: folder, MCIP_LOG: '/else/log.db' }
    mkdirSync(join(folder, 'mcip'))
    symlinkSync('mcip', join(folder, 'link'))
    for (const file of ['mcip/guardian.model', 'link/guardian.model', 'mcip/Guardian.model']) {
      expect([file, isOwnModel(join(folder, file), env)]).toEqual([file, true])
    }
    expect(isOwnModel(join(folder, 'guardian.model'), env)).toBe(false)
    expect(isOwnModel(join(folder, 'mcip/other.model'), env)).toBe(false)
  })

  it.skipIf(process.platform !== 'linux')('knows the usual log from another one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mcip-own-'))
    const env = { XDG_STATE_HOME: folder, MCIP_LOG: join(folder, 'else.db') }
    mkdirSync(join(folder, 'mcip'))
    writeFileSync(join(folder, 'mcip/log.db'), '')
    writeFileSync(join(folder, 'else.db'), '')
    symlinkSync('mcip/log.db', join(folder, 'link.db'))
    expect(isUsualLog(join(folder, 'mcip/../mcip/log.db'), env)).toBe(true)
    expect(isUsualLog(join(folder, 'link.db'), env)).toBe(true)
    expect(isUsualLog(join(folder, 'else.db'), env)).toBe(false)
  })

  it('is asked only by its name', () => {
    expect(modelFileOf(undefined)).toBeUndefined()
    expect(modelFileOf('a.model')).toBe('a.model')
  })
})
