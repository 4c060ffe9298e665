import { describe, expect, it } from 'vitest'
import type { ApprovalRecord } from '../../../src/state/approvals.ts'
import { logWithRequest, ran } from './approval-log.ts'

describe('mcip approvals', () => {
  it('shows what waits, in words and as JSON', async () => {
    const file = await logWithRequest()
    expect(ran('approvals', '--log', file).stdout).toContain('a1b2c3d4  waits until')
    const shown: readonly ApprovalRecord[] = JSON.parse(
      ran('approvals', '--log', file, '--json').stdout,
    )
    expect(shown).toMatchObject([{ id: 'a1b2c3d4', standing: { state: 'pending' }, asks: 1 }])
    expect(shown[0]).not.toHaveProperty('key')
  })

  it('makes no log that is not there', () => {
    const { status, stderr } = ran('approvals', '--log', '/nowhere/log.db')
    expect(status).toBe(2)
    expect(stderr).toContain('there is no flow log')
  })
})
