import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { explainedBy } from '../../../../src/cli/demo/explained.ts'

async function faultAfter(...chunks: readonly string[]): Promise<string> {
  const stderr = new PassThrough()
  const explained = explainedBy(stderr)
  for (const chunk of chunks) stderr.write(chunk)
  await new Promise((resolve) => setImmediate(resolve))
  try {
    return await explained(Promise.reject(new Error('no answer')))
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

describe('explainedBy', () => {
  it('adds the line that names the error, before the last line', async () => {
    expect(await faultAfter('starting\n', 'TypeError: x is no func', 'tion\n\nNode.js v20\n')).toBe(
      'no answer: TypeError: x is no function',
    )
    expect(await faultAfter('mcip: no room\n', '      free some\n')).toBe(
      'no answer: mcip: no room',
    )
  })

  it('adds the last line where no line names an error, and nothing where there is none', async () => {
    expect(await faultAfter('ready\n', 'bye\n')).toBe('no answer: bye')
    expect(await faultAfter()).toBe('no answer')
  })

  it('keeps a bounded tail of a program that talks a lot', async () => {
    const text = await faultAfter('a'.repeat(1_000_000), 'b'.repeat(1_000_000))
    expect(text.length).toBeLessThan(2_100)
  })

  it('leaves what works as it is', async () => {
    expect(await explainedBy(null)(Promise.resolve(7))).toBe(7)
  })
})
