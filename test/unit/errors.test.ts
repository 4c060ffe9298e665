import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type ErrorCode, errorTable, McipError } from '../../src/errors.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const codes = Object.keys(errorTable) as ErrorCode[]
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .join('\n')

describe('the table of errors', () => {
  it('has codes of the form folder.kebab-reason', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('says in each message what happened and in each hint what to do next', () => {
    for (const code of codes) {
      const { message, hint } = errorTable[code]
      expect(message, code).not.toMatch(/^[A-Z]|\.$/)
      expect(hint, code).not.toMatch(/^[A-Z][a-z]|\.$/)
      expect(hint.length, code).toBeGreaterThan(10)
    }
  })

  it('holds no code that nothing uses', () => {
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([])
  })

  it('is documented, code by code', () => {
    const page = readFileSync(join(root, 'docs/errors.md'), 'utf8')
    const documented = [...page.matchAll(/^## `([a-z0-9.-]+)`$/gm)].map((match) => match[1])
    expect(documented.sort()).toEqual([...codes].sort())
  })
})

describe('McipError', () => {
  it('fills its message from the data and keeps cause and hint', () => {
    const cause = new Error('why')
    const fault = new McipError('config.unreadable', { file: 'a.yaml', reason: 'gone' }, { cause })
    expect(fault.message).toBe('cannot read the configuration `a.yaml`: gone')
    expect(fault.cause).toBe(cause)
    expect(fault.hint).toBe(errorTable['config.unreadable'].hint)
  })

  it('does not fill a placeholder that stands in the data', () => {
    const fault = new McipError('config.unreadable', { file: '{reason}', reason: '{file}' })
    expect(fault.message).toBe('cannot read the configuration `{reason}`: {file}')
  })

  it('leaves a placeholder without data visible', () => {
    expect(new McipError('cli.usage').message).toBe('{reason}')
  })

  it('does not read inherited properties of its data', () => {
    expect(new McipError('cli.usage', Object.create({ reason: 'x' })).message).toBe('{reason}')
  })
})
