import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../../src/cli/check-files.ts'

describe('checkFiles', () => {
  it('takes files, folders and standard input', () => {
    expect(() => checkFiles([import.meta.filename, tmpdir(), '-'])).not.toThrow()
  })

  it('names the first that is missing, without its control characters', () => {
    const missing = join(tmpdir(), 'mcip-none\u001b[31m.jsonl')
    expect(() => checkFiles([tmpdir(), missing])).toThrow(/mcip-none.*there is no such file/)
    expect(() => checkFiles([missing])).not.toThrow('\u001b')
  })
})
