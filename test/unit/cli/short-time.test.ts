import { expect, it } from 'vitest'
import { toMinute, toSecond } from '../../../src/cli/short-time.ts'

it('cuts a time to its minute, or to its second', () => {
  expect(toMinute('2026-11-22T17:04:05.678Z')).toBe('2026-11-22 17:04')
  expect(toSecond('2026-11-22T17:04:05.678Z')).toBe('2026-11-22 17:04:05')
})

it('shows no control characters of what is no time, and little of it', () => {
  for (const shown of [toMinute, toSecond]) {
    const text = shown(`\u001b[31m${'x'.repeat(1_000)}`)
    expect(text).not.toContain('\u001b')
    expect(text.length).toBeLessThanOrEqual(24)
  }
})
