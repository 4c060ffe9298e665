import { expect, it, vi } from 'vitest'
import { tell } from '../../../src/cli/tell.ts'

it('writes one line to stderr', () => {
  const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    tell('done')
    expect(spy.mock.calls).toEqual([['done\n']])
  } finally {
    spy.mockRestore()
  }
})
