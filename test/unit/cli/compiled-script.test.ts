import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { loadScript } from '../../../src/cli/compiled-script.ts'

const root = mkdtempSync(join(tmpdir(), 'mcip-script-'))
let folder = ''
let script = ''
beforeEach(() => {
  const own = mkdtempSync(join(root, 'one-'))
  folder = join(own, 'cache', 'mcip')
  script = join(own, 'sum.js')
  writeFileSync(script, sum('+'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A script of one length, whatever it computes. */
const sum = (sign: '+' | '-'): string => `(function (a, b) { return a ${sign} b })`

/** What a start computes of 5 and 3; it keeps the compiled code where it has none. */
function start(cache: string | null = folder): unknown {
  const { value, keep } = loadScript(script, cache ?? undefined)
  const computed = (value as (a: number, b: number) => unknown)(5, 3)
  keep()
  return computed
}

/** The one file of compiled code. */
function kept(): string {
  const names = readdirSync(folder)
  expect(names).toHaveLength(1)
  return join(folder, names[0] ?? '')
}

describe('a script whose compiled code is kept', () => {
  it('gives the same at the first start and at later ones', () => {
    expect(start()).toBe(8)
    const before = readFileSync(kept())
    expect(start()).toBe(8)
    expect(readFileSync(kept())).toEqual(before)
  })

  it('is compiled anew after a change that keeps its length', () => {
    expect(start()).toBe(8)
    writeFileSync(script, sum('-'))
    expect(start()).toBe(2)
    expect(start()).toBe(2)
  })

  it.each([
    ['is cut', (code: Buffer) => code.subarray(0, code.length - 8)],
    ['is empty', () => Buffer.alloc(0)],
    ['has another bit', (code: Buffer) => code.map((byte, at) => (at === 100 ? byte ^ 1 : byte))],
    ['is another’s', (code: Buffer) => Buffer.from(code.toReversed())],
  ])('takes no compiled code that %s, and replaces it', (_, damage) => {
    start()
    const whole = readFileSync(kept())
    const damaged = Buffer.from(damage(whole))
    writeFileSync(kept(), damaged)
    expect(start()).toBe(8)
    expect(readFileSync(kept())).not.toEqual(damaged)
  })

  it.skipIf(process.platform === 'win32')('takes none that others may write', () => {
    writeFileSync(script, sum('-'))
    start()
    const foreign = readFileSync(kept())
    writeFileSync(script, sum('+'))
    start()
    writeFileSync(kept(), foreign)
    chmodSync(kept(), 0o666)
    expect(start()).toBe(8)
    expect(statSync(kept()).mode & 0o777).toBe(0o600)
  })

  it.skipIf(process.platform === 'win32')('keeps it where the user alone can read it', () => {
    start()
    expect([statSync(kept()).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700])
  })

  it('runs where nothing can be kept', () => {
    expect(start(null)).toBe(8)
    expect(existsSync(folder)).toBe(false)
    const file = join(root, 'a-file')
    writeFileSync(file, '')
    expect(start(join(file, 'below'))).toBe(8)
  })
})
