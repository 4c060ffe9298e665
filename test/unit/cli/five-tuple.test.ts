import { describe, expect, it } from 'vitest'
import { formatFlow } from '../../../src/cli/five-tuple.ts'
import { columnsOf } from '../../../src/cli/terminal.ts'
import type { LoggedFlow } from '../../../src/log/entry.ts'

const flow: LoggedFlow = {
  seq: 3,
  at: '2026-11-22T10:00:00.000Z',
  plane: 'wire',
  sender: { role: 'client' },
  recipient: { role: 'server', name: 'files', unit: 'function:read_file' },
  subject: [{ role: 'user' }],
  type: { message: 'function-parameter', about: ['file-path'] },
  principle: ['necessity'],
  digest: '',
  bytes: 10,
  verdict: { decision: 'allow', risk: 'appropriate', confidence: 1, findings: [] },
}

describe('a five-tuple', () => {
  it('is one line where there is room', () => {
    expect(formatFlow(flow, { width: 120, color: false })).toBe(
      '3    client -> files (read_file)  function-parameter: file-path about user  [necessity]  allow',
    )
  })

  it('is two lines where there is not', () => {
    expect(formatFlow(flow, { width: 80, color: false })).toBe(
      '3    client -> files (read_file)\n     function-parameter: file-path about user  [necessity]  allow',
    )
  })

  it('stays within the terminal with hostile and long names, and shows no escape of them', () => {
    const hostile: LoggedFlow = {
      ...flow,
      seq: 123_456,
      sender: {
        role: 'server',
        name: `\u001b[31m${'n'.repeat(500)}\u202e`,
        unit: 'x\u009b2Jy\n\u0007',
      },
      subject: [
        { role: 'third-party', name: '\u001b]0;owned\u0007Zoë 日本 '.repeat(20) },
        { role: 'user' },
      ],
      type: {
        message: 'x-very-long-message-type-of-somebody',
        about: Array.from({ length: 30 }, (_, index) => `x-type-${index}` as const),
      },
      principle: ['service-provision', 'x-some-principle', 'unknown'],
    }
    for (const width of [40, 60, 80, 120, 160]) {
      for (const color of [false, true]) {
        const texts = [formatFlow(hostile, { width, color })]
        if (width >= 60) texts.push(formatFlow(hostile, { width, color, twoLines: true }))
        const text = texts.join('\n')
        for (const line of text.split('\n'))
          expect(columnsOf(line), `${width}: ${line}`).toBeLessThanOrEqual(width)
        const bare = text.replace(/\u001b\[\d+m/g, '')
        expect(bare).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
        if (!color) expect(text).toBe(bare)
      }
    }
  })
})
