import { describe, expect, it } from 'vitest'
import { defineEdit } from '../../../../src/bench/synthesise/edit.ts'

describe('defineEdit', () => {
  it('gives the edit as it is, frozen', () => {
    const forms = { paper: () => undefined, hard: () => undefined }
    const edit = { label: 'replay-injection', summary: 's', forms } as const
    expect(defineEdit(edit)).toBe(edit)
    expect(Object.isFrozen(edit)).toBe(true)
  })
})
