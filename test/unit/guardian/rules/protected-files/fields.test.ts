import { describe, expect, it } from 'vitest'
import { fieldKind, toolKind } from '../../../../../src/guardian/rules/protected-files/fields.ts'

describe('fieldKind', () => {
  it('goes by the last word of a name', () => {
    expect(fieldKind('target_file')).toMatchObject({
      isPath: true,
      isOnlyPath: true,
      isProse: false,
    })
    expect(fieldKind('commitMessage')).toMatchObject({ isProse: true, isPath: false })
    expect(fieldKind('workingDirectory')).toMatchObject({ isBase: true, isWork: true })
    expect(fieldKind('argv')).toMatchObject({ isWords: true })
    expect(fieldKind('input')).toMatchObject({ isOnlyPath: false, isShellText: true })
  })

  it('keeps no names of hostile calls', () => {
    for (let at = 0; at < 5_000; at++) fieldKind(`${at}_path`)
    expect(fieldKind(`${'x'.repeat(1_000_000)}_path`).isPath).toBe(false)
    expect(fieldKind('a_path').isPath).toBe(true)
  })
})

describe('toolKind', () => {
  it('goes by any word of a name', () => {
    expect(toolKind('run_in_terminal').isShell).toBe(true)
    expect(toolKind('pythonRepl').isCode).toBe(true)
    expect(toolKind('apply_patch').isPatch).toBe(true)
    expect(toolKind('send')).toEqual({ isShell: false, isCode: false, isPatch: false })
  })
})
